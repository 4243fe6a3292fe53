import { type IntentScore, textMessage } from '@baton/domain'
import { expect, test } from 'vitest'
import type { OutsidePolicy } from '../policy/policy.ts'
import { Contact } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

const decided = (text: string, combine: OutsidePolicy['combine'], intents: IntentScore[]) => {
  const contact = new Contact(tablesOf({ policy: { ...plain, outside: { combine } } }))
  const said = textMessage('m', text)
  return contact.happens({ 'baton.MessageReceived': { ...said, intents } })
}
const seller = (score: number) => [{ intent: 'seller', score }]

test('the higher of our score and that from outside counts, and both are reported', () => {
  const decision = decided('maybe list', 'max', seller(8800))
  expect(decision).toMatchObject({ verdict: 'handoff', ownerAfter: 'seller' })
  const used = { intent: 'seller', score: 8800, model: 5000, outside: 8800 }
  expect(decision.scores).toContainEqual(used)
  expect(decided('sell', 'max', seller(100)).verdict).toBe('handoff')
})

test('that from outside replaces ours where the policy says so, also downwards', () => {
  expect(decided('sell', 'replace', seller(100)).verdict).toBe('continue')
  expect(decided('sell', 'replace', []).verdict).toBe('handoff')
})

test('that from outside is ignored where the policy says so', () => {
  const decision = decided('hello', 'ignore', seller(10_000))
  expect(decision.verdict).toBe('continue')
  expect(decision.scores.every(used => used.outside === -1)).toBe(true)
})

test('a score beyond certainty is certainty, and one below nothing is none', () => {
  const [, used] = decided('hello', 'max', seller(2_000_000_000)).scores
  expect(used).toMatchObject({ score: 10_000, outside: 10_000 })
  const [, none] = decided('sell', 'replace', seller(-2_000_000_000)).scores
  expect(none).toMatchObject({ score: 9500, outside: -1 })
})

test('a person may be asked for from outside, and the decision says how sure that was', () => {
  const decision = decided('hm', 'max', [{ intent: 'human', score: 9000 }])
  expect(decision.verdict).toBe('human')
  expect(decision.scores).toEqual([{ intent: 'human', score: 9000, model: 0, outside: 9000 }])
})

test('an opt-out may be read from outside, and never taken back from there', () => {
  const decision = decided('hm', 'max', [{ intent: 'optOut', score: 9000 }])
  expect(decision.verdict).toBe('opted_out')
  expect(decision.scores).toEqual([{ intent: 'optOut', score: 9000, model: 0, outside: 9000 }])
  expect(decided('leave me alone', 'replace', [{ intent: 'optOut', score: 0 }]).verdict).toBe(
    'opted_out',
  )
})
