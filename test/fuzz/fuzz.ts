import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chance } from '../sim/chance.ts'
import { mutated } from './mutate.ts'
import type { Target } from './target.ts'

const CORPUS = join(import.meta.dirname, 'corpus')
/** Inputs that changes are made of. */
const POOL_MAX = 2_000
/** Share of inputs that keep their form, where a target knows one. */
const FORMED = 0.8
/** Longer than this is a hang, ms of CPU. */
const SLOW_MS = 1_000

export interface Finding {
  readonly input: Buffer
  readonly what: string
}

export interface FuzzReport {
  readonly executions: number
  /** Different things that came of inputs. */
  readonly outcomes: ReadonlyMap<string, Buffer>
  readonly findings: readonly Finding[]
}

/** Inputs that were kept, each for something that once came of it. */
export const corpusOf = (target: Target): Buffer[] => {
  const folder = join(CORPUS, target.name)
  try {
    return readdirSync(folder)
      .sort()
      .map(name => readFileSync(join(folder, name)))
  } catch {
    return []
  }
}

export const keep = (target: Target, input: Buffer): void => {
  const folder = join(CORPUS, target.name)
  mkdirSync(folder, { recursive: true })
  const name = createHash('sha256').update(input).digest('hex').slice(0, 12)
  writeFileSync(join(folder, name), input)
}

/**
 * Changes inputs at random, and goes on from those of which something new came. The same seed makes
 * the same inputs.
 */
export const fuzz = async (
  target: Target,
  executions: number,
  seed: number,
  onProgress: (done: number, outcomes: number) => void = () => {},
): Promise<FuzzReport> => {
  const chance = new Chance(seed)
  const pool = [...target.seeds, ...corpusOf(target)]
  const outcomes = new Map<string, Buffer>()
  const findings: Finding[] = []
  const tried = async (input: Buffer) => {
    const begun = process.cpuUsage()
    try {
      const outcome = await target.run(input)
      const { user } = process.cpuUsage(begun)
      if (user > SLOW_MS * 1_000) findings.push({ input, what: `took ${user / 1_000} ms` })
      if (outcomes.has(outcome)) return
      outcomes.set(outcome, input)
      if (pool.length < POOL_MAX) pool.push(input)
      else pool[chance.whole(0, POOL_MAX - 1)] = input
    } catch (error) {
      findings.push({ input, what: error instanceof Error ? (error.stack ?? '') : String(error) })
    }
  }
  for (const input of [...pool]) await tried(input)
  for (let done = pool.length; done < executions && findings.length < 20; done++) {
    const [input, other] = [chance.pick(pool), chance.pick(pool)]
    const formed = chance.is(FORMED) ? target.mutate?.(input, other, chance) : null
    await tried(formed ?? mutated(input, other, chance))
    if (done % 10_000 === 0) onProgress(done, outcomes.size)
  }
  return { executions, outcomes, findings }
}
