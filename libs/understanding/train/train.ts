/** Trains and writes what ships in `src/weights`. Equal data gives equal bytes: `npm run train`. */
import { writeFileSync } from 'node:fs'
import { augmented } from './augment.ts'
import { calibrate } from './calibrate.ts'
import { type Example, readAll } from './data.ts'
import { exportLinear } from './export.ts'
import { crossValidated } from './folds.ts'
import { type Linear, prepare, scoreLinear, trainLinear } from './linear.ts'

const examples = readAll()
const train = (part: readonly Example[]): Linear =>
  trainLinear(augmented(part).map(({ example, weight }) => prepare(example, weight)))
const outside = crossValidated(examples, part => {
  const model = train(part)
  return e => scoreLinear(model, prepare(e))
})
const shipped = exportLinear(train(examples))
const base = new URL('../src/weights/', import.meta.url)
writeFileSync(new URL('linear.json', base), `${JSON.stringify(shipped.json)}\n`)
writeFileSync(
  new URL('calibration.json', base),
  `${JSON.stringify({ tables: calibrate(examples, outside, shipped.scale) })}\n`,
)
