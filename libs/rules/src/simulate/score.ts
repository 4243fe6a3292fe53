import { type Conversation, repeatedId } from './conversation.ts'
import type { SimulatedTurn } from './simulate.ts'

/** A turn that did not come out as expected. */
export interface Miss {
  readonly conversation: string
  readonly turn: number
  readonly what: 'owner' | 'handoff' | 'refused' | 'fact'
  readonly expected: string
  readonly got: string
  readonly text: string
  /** Why it came out as it did. */
  readonly reason: string
}

/** A fact that a turn learned or changed, where others were expected of it, or none. */
export interface UnexpectedFact {
  readonly conversation: string
  readonly turn: number
  /** name=value. */
  readonly fact: string
  readonly text: string
}

interface Share {
  readonly right: number
  readonly of: number
}

/**
 * How simulated conversations compare with what was expected; shares are over the turns that expect
 * it.
 */
export interface Score {
  readonly conversations: number
  readonly turns: number
  readonly owners: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
  readonly handoffs: Readonly<Record<string, number>>
  readonly refusals: Readonly<Record<string, number>>
  /** Owner and handoff right, of the turns that expect either. */
  readonly moves: Share
  readonly refused: Share
  readonly facts: Share
  readonly misses: readonly Miss[]
  /** No misses: who labels may name those alone that matter. */
  readonly unexpected: readonly UnexpectedFact[]
}

const counted = (values: readonly (string | null)[]): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
}

type Turn = Conversation['turns'][number]

const plain = (value: string): string => value.trim().toLowerCase()

const missesOf = (result: SimulatedTurn, { expect, text }: Turn): Miss[] => {
  if (!expect) return []
  const { conversation, turn, explanation } = result
  const reason = explanation.summary
  const miss = (what: Miss['what'], expected: string, got: string): Miss[] => [
    { conversation, turn, what, expected, got, text, reason },
  ]
  const differs = (what: 'owner' | 'handoff' | 'refused') => {
    const expected = expect[what]
    if (expected === undefined || expected === result[what]) return []
    return miss(what, String(expected), String(result[what]))
  }
  const facts = Object.entries(expect.facts ?? {})
    .filter(([name, value]) => plain(result.facts[name] ?? '') !== plain(value))
    .flatMap(([name, value]) =>
      miss('fact', `${name}=${value}`, `${name}=${result.facts[name] ?? ''}`),
    )
  return [...differs('owner'), ...differs('handoff'), ...differs('refused'), ...facts]
}

interface Pair {
  readonly result: SimulatedTurn
  readonly turn: Turn
}

/** Turns of one conversation follow each other. */
const unexpectedOf = (pairs: readonly Pair[]): UnexpectedFact[] =>
  pairs.flatMap(({ result, turn: { expect, text } }, index) => {
    if (expect?.facts === undefined) return []
    const { conversation, turn } = result
    const last = pairs[index - 1]?.result
    const before = last?.conversation === conversation ? last.facts : {}
    return Object.entries(result.facts)
      .filter(([name, value]) => value !== before[name] && !Object.hasOwn(expect.facts!, name))
      .map(([name, value]) => ({ conversation, turn, fact: `${name}=${value}`, text }))
  })

const share = (total: number, missed: number): Share => ({ right: total - missed, of: total })

const expectsMove = ({ expect }: Turn): boolean =>
  expect?.owner !== undefined || expect?.handoff !== undefined

const refuseRepeated = (conversations: readonly Conversation[]): void => {
  const seen = new Set<string>()
  for (const { id } of conversations) {
    if (seen.has(id)) throw repeatedId(id)
    seen.add(id)
  }
}

/**
 * `results` may lack turns of conversations that could not be simulated: those are not counted.
 * BAD_REQUEST when two conversations have one id.
 */
export const score = (
  conversations: readonly Conversation[],
  results: readonly SimulatedTurn[],
): Score => {
  refuseRepeated(conversations)
  const turnOf = new Map(
    conversations.flatMap(({ id, turns }) =>
      turns.map((turn, index) => [`${id}/${index}`, turn] as const),
    ),
  )
  const pairs: readonly Pair[] = results.flatMap(result => {
    const turn = turnOf.get(`${result.conversation}/${result.turn}`)
    return turn ? [{ result, turn }] : []
  })
  const misses = pairs.flatMap(({ result, turn }) => missesOf(result, turn))
  const expecting = (has: (turn: Turn) => boolean) => pairs.filter(({ turn }) => has(turn)).length
  const moved = new Set(
    misses
      .filter(({ what }) => what === 'owner' || what === 'handoff')
      .map(({ conversation, turn }) => `${conversation}/${turn}`),
  )
  const facts = pairs.reduce(
    (sum, { turn }) => sum + Object.keys(turn.expect?.facts ?? {}).length,
    0,
  )
  return {
    conversations: new Set(results.map(result => result.conversation)).size,
    turns: results.length,
    owners: counted(results.map(result => result.owner)),
    verdicts: counted(results.map(result => result.verdict)),
    handoffs: counted(results.map(result => result.handoff)),
    refusals: counted(results.map(result => result.refused)),
    moves: share(expecting(expectsMove), moved.size),
    refused: share(
      expecting(turn => turn.expect?.refused !== undefined),
      misses.filter(({ what }) => what === 'refused').length,
    ),
    facts: share(facts, misses.filter(({ what }) => what === 'fact').length),
    misses,
    unexpected: unexpectedOf(pairs),
  }
}
