/**
 * All that training makes, as the bytes that ship in `src/weights`. Equal sources give equal bytes.
 */
import { calibrate } from './calibrate.ts'
import { readAll } from './data.ts'
import { exportLinear } from './export.ts'
import { crossValidated, isHeldOut } from './folds.ts'
import { scorer, trained } from './model.ts'
import { trainingSources } from './sources.ts'

/** File names in `src/weights` and their content. */
export function trainedFiles(): Map<string, string> {
  const examples = readAll().filter(e => !isHeldOut(e.text))
  const outside = crossValidated(examples, part => scorer(trained(part)))
  const shipped = exportLinear(trained(examples))
  return new Map([
    ['linear.json', line(shipped.json)],
    ['calibration.json', line({ tables: calibrate(examples, outside) })],
    ['sources.json', line({ sources: trainingSources() })],
  ])
}

function line(content: unknown): string {
  return `${JSON.stringify(content)}\n`
}
