/** Trains and writes what ships in `src/weights`. Equal data gives equal bytes: `npm run train`. */
import { writeFileSync } from 'node:fs'
import { calibrate } from './calibrate.ts'
import { readAll } from './data.ts'
import { exportLinear } from './export.ts'
import { fingerprint } from './fingerprint.ts'
import { crossValidated, isHeldOut } from './folds.ts'
import { scorer, trained } from './model.ts'

const examples = readAll().filter(e => !isHeldOut(e.text))
const outside = crossValidated(examples, part => scorer(trained(part)))
const shipped = exportLinear(trained(examples))
const base = new URL('../src/weights/', import.meta.url)
write('linear.json', shipped.json)
write('calibration.json', { tables: calibrate(examples, outside) })
write('engine.json', { engine: fingerprint() })

function write(name: string, content: unknown): void {
  writeFileSync(new URL(name, base), `${JSON.stringify(content)}\n`)
}
