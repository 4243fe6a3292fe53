// Method: the labelled development conversations through understanding and rules. The floors are what was reached, less
// a turn or two, so that a change that loses ground is seen; the figures of the day are `baton simulate FILE --summary`.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { parseConversation } from './conversation.ts'
import { score } from './score.ts'
import { simulate } from './simulate.ts'

const read = (file: string) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')

const { policy } = parsePolicy(read('deploy/policies/real-estate.yaml'), 'real-estate.yaml')
const conversations = read('test/data/conversations.jsonl')
  .trim()
  .split('\n')
  .map(parseConversation)
const found = score(
  conversations,
  conversations.flatMap(conversation => simulate(conversation, policy)),
)

const share = ({ right, of }: { readonly right: number; readonly of: number }) => right / of

test('owner and handoff come out as labelled on nearly all turns', () => {
  expect(found.moves.of).toBe(393)
  expect(share(found.moves)).toBeGreaterThanOrEqual(0.9)
})

test('what refuses a handoff comes out as labelled', () => {
  expect(share(found.refused)).toBeGreaterThanOrEqual(0.98)
})

test('facts are recalled', () => {
  expect(share(found.facts)).toBeGreaterThanOrEqual(0.97)
})
