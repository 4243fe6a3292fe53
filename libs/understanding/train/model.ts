import { rawScores, TEMPERATURE } from '../src/model/linear.ts'
import { augmented } from './augment.ts'
import type { Example } from './data.ts'
import { type Linear, prepare, scoreLinear, trainLinear } from './linear.ts'

/** The model of some examples and what the rules let us add to them. */
export function trained(examples: readonly Example[]): Linear {
  return trainLinear(augmented(examples).map(({ example, weight }) => prepare(example, weight)))
}

/** Raw scores of the four labels in 1/10,000 by a model. */
export function scorer(model: Linear): (e: Example) => number[] {
  const out = new Int32Array(4)
  return e => {
    const odds = scoreLinear(model, prepare(e)).map(z => z / TEMPERATURE)
    const [buyer = 0, seller = 0, both = 0, human = 0, optOut = 0] = odds
    rawScores(buyer, seller, both, human, optOut, out)
    return [...out]
  }
}
