import { readFileSync } from 'node:fs'
import type { HandoffOutcome, Outcome } from '@baton/domain'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { explainOutcome } from './outcome.ts'

const FILE = 'deploy/policies/real-estate.yaml'
const { policy } = parsePolicy(
  readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'),
  FILE,
)

const outcome = (kind: Outcome): HandoffOutcome => ({
  decisionId: 'd1',
  contactId: 'c1',
  locationId: '',
  from: 'buyer',
  to: 'seller',
  outcome: kind,
  reason: 'facts',
  score: 9_300,
  threshold: 8_000,
  propensity: 10_000,
  handedAt: Date.UTC(2026, 0, 12, 16, 20),
  closedAt: Date.UTC(2026, 0, 12, 17, 50),
  policy: 'p1',
  engine: 'e1',
})

const EVERY: Readonly<Record<Outcome, RegExp>> = {
  successful:
    /was worth it: .* \(facts\), as was known 1 h 30 min later\. It counts for buyer → seller/,
  reverted: /taken back: the conversation returned to buyer/,
  failed: /failed \(facts\)/,
  timeout:
    /says nothing: seller answered, and nothing came of it within 3 d .* It does not move the threshold/,
  superseded: /not counted/,
}

test.each([
  ['unanswered', 'seller did not answer in time'],
  ['no-reply', 'seller never answered'],
  ['review-unanswered', 'nobody approved what seller wanted to say'],
  ['undecided', 'seller answered, and nothing came of it within 3 d'],
])('a time-out says who was silent: %s', (reason, said) => {
  expect(explainOutcome({ ...outcome('timeout'), reason }, policy)).toContain(
    `says nothing: ${said} (`,
  )
})

test('a handoff that no threshold was asked of does not move one', () => {
  const said = explainOutcome({ ...outcome('successful'), threshold: 0 }, policy)
  expect(said).toMatch(/was worth it: .* It does not move the threshold\.$/)
})

test.each(Object.entries(EVERY))('%s is explained', (kind, said) => {
  expect(explainOutcome(outcome(kind as Outcome), policy)).toMatch(said)
})
