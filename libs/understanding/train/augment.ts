/**
 * Further training examples that the labelling rules imply: other bots, and two messages sent as
 * one.
 */
import type { Example } from './data.ts'

export interface Weighted {
  readonly example: Example
  readonly weight: number
}

/** Weight of an example that was carried over to another bot, and of one that was composed. */
const CARRIED = 0.4
const COMPOSED = 0.3
/** Facts made from parts say less than a message that somebody wrote. */
const FROM_PARTS = 0.5
/** Longest text, in characters, that is composed with another. */
const LONGEST_PART = 70
const JOINTS = ['. ', ', ', ' ', '. ', ' and ', '! ', '\n']

/** Each example as written, and under the bots where the rules give it the same label. */
export function augmented(examples: readonly Example[]): Weighted[] {
  const carried = examples.flatMap(example => [
    { example, weight: madeFromParts(example) ? FROM_PARTS : 1 },
    ...transfers(example).map(currentBot => ({
      example: { ...example, currentBot },
      weight: CARRIED,
    })),
  ])
  return [...carried, ...composed(examples)]
}

/** Of `data/turns-facts.jsonl`. */
function madeFromParts({ id }: Example): boolean {
  return id.startsWith('f')
}

/**
 * Border cases of single phrases, `data/written13.jsonl`: they are learnt as they stand, so that
 * the rest stays as it is.
 */
function standsAlone(example: Example): boolean {
  return madeFromParts(example) || example.id.startsWith('z')
}

function transfers(example: Example): string[] {
  if (madeFromParts(example)) return []
  const { currentBot: bot, buyer, seller, human, optOut } = example
  const others = ['lead', 'buyer', 'seller'].filter(b => b !== bot)
  if (optOut || (buyer && seller)) return others
  if (human && !buyer && !seller) return others
  if (bot === 'lead') return buyer ? ['seller'] : seller ? ['buyer'] : others
  if (bot === 'buyer' && seller) return ['lead']
  if (bot === 'seller' && buyer) return ['lead']
  return []
}

/** Two short messages of one bot in one: it raises what either raises. */
function composed(examples: readonly Example[]): Weighted[] {
  const out: Weighted[] = []
  for (const bot of ['lead', 'buyer', 'seller']) {
    const short = examples.filter(
      e => e.currentBot === bot && e.text.length <= LONGEST_PART && !e.optOut && !standsAlone(e),
    )
    short.forEach((one, i) => {
      const other = short[(i * 37 + 11) % short.length]!
      if (one === other) return
      out.push({ example: joined(one, other, i), weight: COMPOSED })
    })
  }
  return out
}

function joined(one: Example, other: Example, turn: number): Example {
  return {
    id: `${one.id}+${other.id}`,
    currentBot: one.currentBot,
    text: one.text + JOINTS[turn % JOINTS.length]! + other.text,
    buyer: one.buyer || other.buyer,
    seller: one.seller || other.seller,
    human: one.human || other.human,
    optOut: one.optOut || other.optOut,
  }
}
