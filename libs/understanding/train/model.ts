import { augmented } from './augment.ts'
import type { Example } from './data.ts'
import { type Linear, prepare, scoreLinear, trainLinear } from './linear.ts'

/** The model of some examples and what the rules let us add to them. */
export function trained(examples: readonly Example[]): Linear {
  return trainLinear(augmented(examples).map(({ example, weight }) => prepare(example, weight)))
}

/** Log-odds of the four labels by a model. */
export function scorer(model: Linear): (e: Example) => number[] {
  return e => scoreLinear(model, prepare(e))
}
