// Method: labelled conversations, those of the development data and those that were written blind,
// through understanding and rules. The floors are what was reached, less a turn or two, so that a
// change that loses ground is seen; the figures of the day are `baton simulate FILE --summary`.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { parseConversation } from './conversation.ts'
import { score } from './score.ts'
import { simulate } from './simulate.ts'

const read = (file: string) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')

const { policy } = parsePolicy(read('deploy/policies/real-estate.yaml'), 'real-estate.yaml')
const found = (file: string) => {
  const conversations = read(file).trim().split('\n').map(parseConversation)
  const results = conversations.flatMap(conversation => simulate(conversation, policy))
  return score(conversations, results)
}

describe('silence of days changes neither owner nor facts', () => {
  const minutes = (minute: number) => new Date(Date.UTC(2026, 3, 6, 15, minute)).toISOString()

  // From 1.2 million on the policy has a person approve every reply.
  test.each(['1.1 mil', '1.2 mil', '1.4 mil'])('with a price of %s', price => {
    for (const silence of [59, 61, 24 * 60, 7 * 24 * 60]) {
      const turns = [
        { at: minutes(0), text: `want to buy in Mesa under ${price}` },
        { at: minutes(2), text: '4 bed' },
        { at: minutes(2 + silence), text: 'hi, anything new' },
      ]
      const results = simulate(parseConversation(JSON.stringify({ id: 'c1', turns })), policy)
      expect(results.map(turn => turn.owner)).toEqual(['buyer', 'buyer', 'buyer'])
      expect(results[2]?.facts).toEqual(results[1]?.facts)
    }
  })
})

const share = ({ right, of }: { readonly right: number; readonly of: number }) => right / of

describe.each([
  { file: 'test/data/conversations.jsonl', turns: 393, moves: 0.98, refused: 0.99, facts: 0.98 },
  {
    file: 'test/data/conversations-own.jsonl',
    turns: 166,
    moves: 0.97,
    refused: 0.98,
    facts: 0.93,
  },
])('$file', ({ file, turns, ...floors }) => {
  const scored = found(file)

  test('owner and handoff come out as labelled on nearly all turns', () => {
    expect(scored.moves.of).toBe(turns)
    expect(share(scored.moves)).toBeGreaterThanOrEqual(floors.moves)
  })

  test('what refuses a handoff comes out as labelled', () => {
    expect(share(scored.refused)).toBeGreaterThanOrEqual(floors.refused)
  })

  test('facts are recalled', () => {
    expect(share(scored.facts)).toBeGreaterThanOrEqual(floors.facts)
  })
})
