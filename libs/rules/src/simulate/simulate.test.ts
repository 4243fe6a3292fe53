// Method: the support policy, whose phrases score what they say, so that no trained weight can
// change a result.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { realEstate } from '../testing/policies.ts'
import { type Conversation, parseConversation } from './conversation.ts'
import { score } from './score.ts'
import { simulate } from './simulate.ts'

const FILE = 'deploy/policies/support.yaml'
const { policy } = parsePolicy(
  readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'),
  FILE,
)

const START = Date.UTC(2026, 0, 12, 16)

/** A conversation from minutes and messages. */
const said = (turns: readonly [minute: number, text: string][], overrides = {}): Conversation =>
  parseConversation(
    JSON.stringify({
      id: 'c1',
      policy: overrides,
      turns: turns.map(([minute, text]) => ({
        at: new Date(START + minute * 60_000).toISOString(),
        text,
      })),
    }),
  )

const moves = (turns: readonly [number, string][], overrides = {}) =>
  simulate(said(turns, overrides), policy).map(
    turn => `${turn.owner} ${turn.verdict} ${turn.handoff ?? '-'} ${turn.refused ?? '-'}`,
  )

test('each message gives one turn with the owner, the handoff and the refusal after it', () => {
  expect(
    moves([
      [0, 'hello'],
      [1, 'I was charged twice'],
      [2, 'and the app crashes'],
      [3, 'my refund please'],
      [4, 'the app crashes again'],
    ]),
  ).toEqual([
    'triage continue - -',
    'billing handoff triage>billing -',
    'technical handoff billing>technical -',
    'technical refused - circular',
    'technical continue - -',
  ])
})

test('a pair is refused at 14:59 and passes at exactly the cooldown of 15 minutes', () => {
  const turns = (minute: number): [number, string][] => [
    [0, 'refund'],
    [1, 'app crashes'],
    [12, 'refund'],
    [minute, 'app crashes'],
  ]
  expect(moves(turns(15.99)).at(-1)).toBe('billing refused - cooldown')
  expect(moves(turns(16)).at(-1)).toBe('technical handoff billing>technical -')
})

test('a conversation’s own limits hold for it alone', () => {
  const turns: [number, string][] = [
    [0, 'refund'],
    [1, 'app crashes'],
    [2, 'refund'],
  ]
  expect(moves(turns).at(-1)).toBe('technical refused - circular')
  expect(moves(turns, { circularWindowMinutes: 0 }).at(-1)).toBe(
    'billing handoff technical>billing -',
  )
  expect(() => moves(turns, { circular: 0 })).toThrow(/no policy override circular/)
})

test('opting out silences everything until START, and then the same bot goes on', () => {
  expect(
    moves([
      [0, 'refund'],
      [1, 'STOP'],
      [2, 'app crashes'],
      [3, 'start'],
    ]),
  ).toEqual([
    'billing handoff triage>billing -',
    'none opted-out - -',
    'none refused - opted-out',
    'billing opted-in - -',
  ])
})

test('a person is no handoff between bots, and keeps the conversation', () => {
  expect(
    moves([
      [0, 'I want to talk to a person'],
      [1, 'refund'],
    ]),
  ).toEqual(['human human - -', 'human continue - -'])
})

test('routed messages count as answered: no deadline passes in days of silence', () => {
  expect(
    moves([
      [0, 'refund'],
      [3 * 24 * 60, 'hello again'],
    ]).at(-1),
  ).toBe('billing continue - -')
})

test('every turn explains itself', () => {
  const [turn] = simulate(said([[0, 'I was charged twice']]), policy)
  expect(turn?.explanation).toMatchObject({
    verdict: 'handoff',
    owner: 'triage',
    target: 'billing',
  })
  expect(turn?.explanation.scores[0]).toMatchObject({ evidence: [{ start: 6, end: 19 }] })
})

test('equal conversations give equal lines', () => {
  const conversation = said([
    [0, 'refund'],
    [1, 'app crashes'],
  ])
  expect(JSON.stringify(simulate(conversation, policy))).toBe(
    JSON.stringify(simulate(conversation, policy)),
  )
})

test('a line that is no conversation says what is wrong, and repeats none of its text', () => {
  const wrong = (line: string) => () => parseConversation(line)
  expect(wrong('{"id"')).toThrow('is not JSON')
  expect(wrong('{"id":"c1"}')).toThrow(/^turns: /)
  expect(wrong('{"id":"c1","turns":[{"at":"soon","text":"secret"}]}')).toThrow(
    /^turns\.0\.at: must be a time with its offset, such as 2026-01-31T16:00:00Z$/,
  )
})

test('keys it does not know and expectations that are missing do not matter', () => {
  const line = {
    id: 'c1',
    mood: 'good',
    turns: [{ at: '2026-01-12T16:00:00Z', text: 'refund', x: 1 }],
  }
  const conversation = parseConversation(JSON.stringify(line))
  const results = simulate(conversation, policy)
  expect(results).toHaveLength(1)
  expect(score([conversation], results)).toMatchObject({
    turns: 1,
    moves: { of: 0 },
    facts: { of: 0 },
    misses: [],
  })
})

test('what comes out other than expected is a miss with its reason', () => {
  const at = '2026-01-12T16:00:00Z'
  const expect_ = { owner: 'technical', handoff: null, refused: null, facts: { beds: '3' } }
  const conversation = parseConversation(
    JSON.stringify({ id: 'c1', turns: [{ at, text: 'refund', expect: expect_ }] }),
  )
  const found = score([conversation], simulate(conversation, policy))
  expect(found.moves).toEqual({ right: 0, of: 1 })
  expect(found.refused).toEqual({ right: 1, of: 1 })
  expect(found.facts).toEqual({ right: 0, of: 1 })
  expect(found.misses.map(({ what, got }) => `${what} ${got}`)).toEqual([
    'owner billing',
    'handoff triage>billing',
    'fact beds=',
  ])
  expect(found.misses[0]?.reason).toContain('The conversation moves from the triage bot')
})

test('facts beside those that were expected are told, once, where any were', () => {
  const at = (minute: number) => `2026-01-12T16:0${minute}:00Z`
  const turns = [
    { at: at(0), text: 'I want to buy a 3 bed in Austin', expect: { facts: { beds: '3' } } },
    { at: at(1), text: 'thanks', expect: { facts: {} } },
    { at: at(2), text: 'with 2 baths' },
  ]
  const conversation = parseConversation(JSON.stringify({ id: 'c1', turns }))
  const { misses, unexpected } = score([conversation], simulate(conversation, realEstate))
  expect(misses).toEqual([])
  expect(unexpected).toMatchObject([{ conversation: 'c1', turn: 0, fact: 'location=Austin' }])
})

test('owner and handoff are right of the turns that expect either, and never fewer than none', () => {
  const at = '2026-01-12T16:00:00Z'
  const expecting = (expect: object) =>
    parseConversation(JSON.stringify({ id: 'c1', turns: [{ at, text: 'refund', expect }] }))
  const movesOf = (expect: object) => {
    const conversation = expecting(expect)
    return score([conversation], simulate(conversation, policy)).moves
  }
  expect(movesOf({ handoff: null })).toEqual({ right: 0, of: 1 })
  expect(movesOf({ handoff: 'triage>billing' })).toEqual({ right: 1, of: 1 })
  expect(movesOf({ owner: 'billing' })).toEqual({ right: 1, of: 1 })
  expect(movesOf({ owner: 'billing', handoff: null })).toEqual({ right: 0, of: 1 })
  expect(movesOf({ refused: null })).toEqual({ right: 0, of: 0 })
})

test('a conversation whose id was there before is refused: neither its turns nor what they expect could be told apart', () => {
  const twice = [said([[0, 'refund']]), said([[0, 'hello']])]
  const results = twice.flatMap(conversation => simulate(conversation, policy))
  const refusal = { code: 'BAD_REQUEST', message: expect.stringContaining('c1') }
  expect(() => score(twice, results)).toThrow(expect.objectContaining(refusal))
})

test.each([
  [{ from: 'Contact' }, /^turns\.0\.from: must be contact, bot or human$/],
  [{ at: '2026-02-30T16:00:00Z' }, /^turns\.0\.at: must be a time with its offset/],
  [{ at: '2026-01-12T16:00:00' }, /^turns\.0\.at: must be a time with its offset/],
  [{ at: '5' }, /^turns\.0\.at: must be a time with its offset/],
])('a turn whose sender or time would have to be guessed is refused: %j', (wrong, message) => {
  const turn = { at: '2026-01-12T16:00:00Z', text: 'refund', ...wrong }
  expect(() => parseConversation(JSON.stringify({ id: 'c1', turns: [turn] }))).toThrow(message)
})

test("the contact's turns go forward in time; those of others are passed over", () => {
  const line = (...turns: readonly [from: string, minute: string][]) => {
    const timed = turns.map(([from, minute]) => ({
      from,
      at: `2026-01-12T16:${minute}Z`,
      text: 'x',
    }))
    return JSON.stringify({ id: 'c1', turns: timed })
  }
  const back = line(['contact', '02:00'], ['bot', '02:01'], ['contact', '01:59'])
  expect(() => parseConversation(back)).toThrow(
    /^turns\.2\.at: must not be earlier than what the contact wrote before$/,
  )
  const zones = JSON.stringify({
    id: 'c1',
    turns: [
      { at: '2026-01-12T16:00:00Z', text: 'x' },
      { at: '2026-01-12T10:00:00-06:00', text: 'x' },
    ],
  })
  for (const good of [
    line(['contact', '02:00'], ['contact', '02:00']),
    line(['contact', '02:00'], ['bot', '01:00'], ['human', '01:30'], ['contact', '02:01']),
    zones,
  ]) {
    expect(() => parseConversation(good)).not.toThrow()
  }
})
