/** Further training examples that the labelling rules imply: what a label means under another bot. */
import type { Example } from './data.ts'

export interface Weighted {
  readonly example: Example
  readonly weight: number
}

/** Each example as written, and under the bots where the rules give it the same label. */
export function augmented(examples: readonly Example[]): Weighted[] {
  return examples.flatMap(example => [
    { example, weight: 1 },
    ...transfers(example).map(currentBot => ({ example: { ...example, currentBot }, weight: 0.4 })),
  ])
}

function transfers({ currentBot: bot, buyer, seller, human, optOut }: Example): string[] {
  const others = ['lead', 'buyer', 'seller'].filter(b => b !== bot)
  if (optOut || (buyer && seller)) return others
  if (human && !buyer && !seller) return others
  if (bot === 'lead') return buyer ? ['seller'] : seller ? ['buyer'] : others
  if (bot === 'buyer' && seller) return ['lead']
  if (bot === 'seller' && buyer) return ['lead']
  return []
}
