/** Trains and writes what ships in `src/weights`. Equal data gives equal bytes: `npm run train`. */
import { writeFileSync } from 'node:fs'
import { readAll } from './data.ts'
import { exportLinear } from './export.ts'
import { calibrate } from './calibrate.ts'
import { prepare, scoreLinear, trainLinear } from './linear.ts'
import { crossValidated } from './folds.ts'

const examples = readAll().map(prepare)
const outside = crossValidated(examples, part => {
  const model = trainLinear(part)
  return e => scoreLinear(model, e)
})
const model = trainLinear(examples)
const shipped = exportLinear(model)
const base = new URL('../src/weights/', import.meta.url)
writeFileSync(new URL('linear.json', base), `${JSON.stringify(shipped.json)}\n`)
writeFileSync(
  new URL('calibration.json', base),
  `${JSON.stringify({ tables: calibrate(examples, outside, shipped.scale) })}\n`,
)
