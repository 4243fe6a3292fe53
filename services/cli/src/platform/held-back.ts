import type { OpenTransaction } from '@baton/kafka'
import type { LookedAt } from './open.ts'
import type { Platform } from './platform.ts'

/** Longer than Baton leaves a transaction open, unless one of its services was killed, ms. */
const OPEN_MS = 5_000
const MS = 1_000

/** Transactions that keep every reader from what these topics hold beyond them; physical names. */
export const heldBack = (
  { kafka }: Pick<LookedAt, 'kafka'>,
  topics: readonly string[],
): Promise<readonly OpenTransaction[]> => kafka.admin().openTransactions(topics, OPEN_MS)

/** Those between a contact's messages and what is decided about them; `home` is its partition. */
export const heldBackAt = async (
  platform: Platform,
  home: number,
): Promise<readonly OpenTransaction[]> => {
  const topics = ['contact.events.v1', 'handoff.decisions.v1'].map(platform.topic)
  return (await heldBack(platform, topics)).filter(({ partition }) => partition === home)
}

export const heldBackText = ({ topic, partition, startOffset, ageMs }: OpenTransaction): string =>
  `${topic}/${partition} is held back from offset ${startOffset} on by a transaction that has been open for ` +
  `${Math.round(ageMs / MS)} s: nothing beyond it is decided, \`npx baton doctor\` says whose it is`
