import type { Chance } from '../sim/chance.ts'

/** Something that reads what strangers wrote. */
export interface Target {
  readonly name: string
  /** Valid inputs to begin with. */
  readonly seeds: readonly Buffer[]
  /** Changes that leave its form alone; null when there is none to leave. */
  mutate?(input: Buffer, other: Buffer, chance: Chance): Buffer | null
  /** A short name of what came of it; throws when it is neither a value nor an error on purpose. */
  run(input: Buffer): string | Promise<string>
}

/** A message without what differs from input to input. */
export const shape = (message: string): string =>
  message.replace(/"[^"]*"|'[^']*'|[0-9]+/g, '#').slice(0, 80)
