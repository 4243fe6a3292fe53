import { readFileSync } from 'node:fs'
import type { Decision, Verdict } from '@baton/domain'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { explainDecision } from './explain.ts'
import { explainText } from './text.ts'

const FILE = 'deploy/policies/real-estate.yaml'
const { policy } = parsePolicy(
  readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'),
  FILE,
)

const AT = Date.UTC(2026, 0, 12, 16, 30)
const LAST = Date.UTC(2026, 0, 12, 16, 20)
const OPENS = LAST + 1_800_000

const decision = (changes: Partial<Decision>): Decision => ({
  decisionId: 'd1',
  partition: 0,
  offset: 7,
  slot: 0,
  contactId: 'c1',
  event: 'MessageReceived',
  at: AT,
  verdict: 'continue',
  reason: '',
  owner: 'buyer',
  ownerAfter: 'buyer',
  target: '',
  term: 3,
  scores: [],
  evidence: [],
  threshold: null,
  guards: [],
  wouldPass: null,
  facts: [],
  warnings: [],
  about: '',
  explore: null,
  engine: 'e1',
  policy: 'p1',
  tables: 't1',
  ...changes,
})

const raised = {
  target: 'seller',
  scores: [
    { intent: 'buyer', score: 1_000, model: 1_000, outside: -1 },
    { intent: 'seller', score: 9_300, model: 9_100, outside: 9_300 },
  ],
  evidence: [
    { label: 'seller', start: 12, end: 19 },
    { label: 'selling.location', start: 30, end: 42 },
  ],
  threshold: { from: 'buyer', to: 'seller', value: 8_000, source: 'policy', version: 0 },
}

const closed = {
  guard: 'cooldown',
  passed: false,
  inputs: [
    { name: 'last', value: LAST },
    { name: 'windowMs', value: 1_800_000 },
    { name: 'opensAt', value: OPENS },
  ],
  passesAt: OPENS,
}
const open = { guard: 'opted-out', passed: true, inputs: [], passesAt: null }

const refused = decision({
  ...raised,
  verdict: 'refused',
  reason: 'cooldown',
  guards: [open, closed],
  wouldPass: { at: OPENS, margin: null, note: '' },
})

const says = (made: Decision, zone?: string) => explainDecision(made, policy, zone).summary

test('a refusal says what was wanted, which guard stopped it, and from when it would have passed', () => {
  expect(says(refused)).toBe(
    'The seller intent scored 0.93, which is above the 0.80 that buyer → seller asks for (set by ' +
      'the policy). The buyer bot goes on, and the handoff to the seller bot was refused: buyer → ' +
      'seller was used less than 30 min ago. It would have passed from 2026-01-12 16:50:00 UTC on, ' +
      '20 min later. Nothing tries it again: it has to be asked for once more.',
  )
  expect(explainDecision(refused, policy)).toMatchObject({
    firstFailed: 'cooldown',
    wouldPass: { at: OPENS },
    threshold: { configured: 8_000 },
  })
})

test('a score that is too low says what is missing', () => {
  const below = decision({
    ...raised,
    scores: [{ intent: 'seller', score: 5_250, model: 5_250, outside: -1 }],
    reason: 'below-threshold',
    wouldPass: { at: null, margin: 2_750, note: '' },
  })
  expect(says(below)).toBe(
    'The buyer bot goes on: the seller intent scored 0.5250, 0.2750 short of the 0.80 that buyer → ' +
      'seller asks for (set by the policy). A score 0.2750 higher would have reached it.',
  )
})

test('a learned threshold says so, and what the policy would have asked for', () => {
  const learned = decision({
    ...raised,
    verdict: 'handoff',
    ownerAfter: 'seller',
    guards: [open],
    threshold: { from: 'buyer', to: 'seller', value: 7_500, source: 'learned', version: 4 },
    facts: ['selling.location'],
  })
  expect(says(learned)).toContain(
    '(learned from outcomes, version 4), and all 1 guards let it pass',
  )
  expect(says(learned)).toContain('Learned: selling.location.')
  const text = explainText(explainDecision(learned, policy), { colour: false })
  expect(text).toContain('buyer → seller  0.75  (learned, version 4; the policy says 0.80)')
})

test('a handoff that waits already says so: no score is the reason to stay', () => {
  const waits = decision({ ...raised, reason: 'already-deferred' })
  expect(says(waits)).toBe('The buyer bot goes on: the handoff to the seller bot waits already.')
})

test('whoever is assigned while the contact is opted out gets the conversation later', () => {
  const assigned = {
    verdict: 'assigned',
    owner: 'none',
    ownerAfter: 'none',
    target: 'seller',
  } as const
  expect(says(decision({ ...assigned, reason: 'opted-out' }))).toBe(
    'The conversation goes to the seller bot when the contact wants messages again.',
  )
})

test('a request that names no bot held no message back', () => {
  const request = {
    event: 'HandoffRequested',
    verdict: 'refused',
    reason: 'unknown-target',
  } as const
  expect(says(decision(request))).toBe(
    'The buyer bot goes on, and the handoff was refused: the policy has no such bot.',
  )
})

test('a reply without words is not said to reach the contact, nor to answer a message', () => {
  expect(says(decision({ verdict: 'reply_sent', reason: 'without-words' }))).toBe(
    'The reply of the buyer bot says nothing to the contact: the message waits on for whoever takes over, or for its deadline.',
  )
  expect(says(decision({ verdict: 'reply_sent', reason: 'nothing-said' }))).toBe(
    'The reply of the buyer bot says nothing to the contact: no message of the contact waited for it.',
  )
})

test('a reminder says who is waited for: nobody takes over, nobody is assigned to a draft', () => {
  const reminder = { reason: 'reminder-1', owner: 'human', ownerAfter: 'human' }
  expect(says(decision({ ...reminder, event: 'remind', verdict: 'human' }))).toBe(
    'The contact still waits for a person: reminder 1, nobody has seen to it yet.',
  )
  expect(says(decision({ reason: 'reminder-2', event: 'review', verdict: 'reply_held' }))).toBe(
    'The reply of the buyer bot is held back: reminder 2, nobody has seen to it yet.',
  )
})

test.each([
  [
    'reply_dropped',
    'awaits-review',
    'a reply before it waits for approval, or for daytime with it',
  ],
  ['refused', 'same-owner', 'that bot has the conversation already'],
  ['human', 'review-rejected', 'a person rejected what the bot wanted to say'],
  ['deferred', 'still-unwell', 'the bot has not recovered yet'],
  ['timer_moot', 'assigned', 'an operator assigned the conversation'],
  ['timer_moot', 'human', 'a person has taken over'],
] as const)('%s %s is told in words', (verdict, reason, words) => {
  expect(says(decision({ verdict, reason, target: 'seller' }))).toContain(`: ${words}.`)
})

test('the table names every score, guard and span; the refusing guard is marked', () => {
  const text = explainText(explainDecision(refused, policy), { colour: false })
  expect(text).toMatch(/seller +0\.93 {2}message 0\.91, outside 0\.93, at 12–19/)
  expect(text).toMatch(/opted-out +passed/)
  expect(text).toMatch(
    /cooldown +refused last 2026-01-12 16:20:00 UTC, window 30 min, .*← the reason/,
  )
  expect(text).toMatch(/would pass +from 2026-01-12 16:50:00 UTC/)
})

test('spans are quoted where the message may be shown', () => {
  const message = 'so actually selling it too in Pflugerville'
  const made = decision({ ...raised, verdict: 'handoff', facts: ['selling.location'] })
  const text = explainText(explainDecision(made, policy), { colour: false, message })
  expect(text).toContain('“selling”')
  expect(text).toContain('“Pflugerville”')
})

test('a zone adds local times', () => {
  expect(says(refused, 'America/Chicago')).toContain(
    '16:50:00 UTC (12 Jan, 10:50:00 America/Chicago)',
  )
})

test('no colour, no escapes; colour changes nothing but escapes', () => {
  const explanation = explainDecision(refused, policy)
  const plain = explainText(explanation, { colour: false })
  expect(plain).not.toContain('\u001b')
  const coloured = explainText(explanation, { colour: true })
  expect(coloured).toContain('\u001b[31m')
  const parts = coloured
    .split('\u001b[')
    .map((part, i) => (i === 0 ? part : part.replace(/^\d+m/, '')))
  expect(parts.join('')).toBe(plain)
})

/**
 * One decision of every verdict with what its sentence has to say; a new verdict does not compile
 * without.
 */
const EVERY: Readonly<Record<Verdict, [Partial<Decision>, RegExp]>> = {
  continue: [{}, /^The buyer bot goes on\.$/],
  handoff: [{ target: 'seller', ownerAfter: 'seller' }, /from the buyer bot to the seller bot/],
  refused: [
    { reason: 'opted-out', owner: 'none', ownerAfter: 'none' },
    /Nobody answers, and the message was held back: the contact does not want messages/,
  ],
  deferred: [
    { target: 'seller', reason: 'health:degraded' },
    /The handoff to the seller bot waits: the bot is degraded\. .* every 30 min, at most 3 times, then a person/,
  ],
  queued: [{ target: 'seller' }, /wish for the seller bot is queued until the buyer bot is done/],
  released: [{ target: 'seller' }, /queued for the seller bot is taken up/],
  human: [
    { ownerAfter: 'human', reason: 'bot-asks' },
    /A person takes over .*: the bot asks for one\. No guard/,
  ],
  opted_out: [{ ownerAfter: 'none' }, /opted out: nothing is sent/],
  opted_in: [{}, /wants messages again, and the buyer bot goes on/],
  reply_sent: [{}, /The reply of the buyer bot goes to the contact/],
  reply_held: [{ reason: 'quiet-hours' }, /held back: it is too early or too late/],
  reply_dropped: [
    { reason: 're-ask' },
    /The reply is not sent: it asks what is known or was just asked/,
  ],
  recorded: [{}, /Taken down/],
  duplicate: [{}, /Seen before/],
  assigned: [{ ownerAfter: 'seller' }, /assigned to the seller bot/],
  timer_moot: [{}, /A timer that no longer matters/],
  erased: [{}, /forgotten/],
  ignored: [{ reason: 'automation-off' }, /Nothing to do: bots are switched off/],
  dead_lettered: [{ reason: 'MALFORMED_AVRO' }, /dead letters as it came: malformed avro/],
}

test.each(Object.entries(EVERY))('%s has an explanation', (verdict, [changes, said]) => {
  const made = decision({ ...changes, verdict: verdict as Verdict })
  const explanation = explainDecision(made, policy)
  expect(explanation.summary).toMatch(said)
  expect(explanation.verdict).toBe(verdict.replaceAll('_', '-'))
  expect(explainText(explanation, { colour: false })).toContain('decision d1')
})

test.each([
  [
    're-ask',
    /it asks what is known or was just asked, and the message it was for, .*routed once more/,
  ],
  [
    're-ask-twice',
    /not sent: once more it asks what is known or was just asked, and the contact gets the holding text/,
  ],
])('what becomes of a reply that asks what is known is told: %s', (reason, said) => {
  const made = decision({ verdict: 'reply_dropped', reason })
  expect(explainDecision(made, policy).summary).toMatch(said)
})

test.each([
  [
    'human',
    'asks-for-person',
    'human',
    8_300,
    /distress \(scored 0\.83, and 0\.50 is enough\)\. No guard/,
  ],
  [
    'opted_out',
    'asked-to-stop',
    'optOut',
    9_100,
    /asks to stop \(scored 0\.91, and 0\.50 is enough\)/,
  ],
] as const)(
  '%s by meaning says its score, where it stands, and what is enough',
  (verdict, reason, intent, score, said) => {
    const made = decision({
      ...{ verdict, reason, target: verdict === 'human' ? 'human' : '' },
      scores: [{ intent, score, model: score, outside: -1 }],
      evidence: [{ label: intent, start: 3, end: 11 }],
    })
    const explanation = explainDecision(made, policy)
    expect(explanation.summary).toMatch(said)
    expect(explanation.scores).toMatchObject([{ intent, score, evidence: [{ start: 3, end: 11 }] }])
  },
)

test('the half of a plan that waits is told with the half that goes', () => {
  const made = decision({ verdict: 'handoff', reason: 'plan:buyer', warnings: ['queued:seller'] })
  expect(says(made)).toMatch(/Note: the seller part waits until that is done\.$/)
})

test.each([
  ['opted-out', /It passes once the contact writes START; time alone does not help\.$/],
  ['seller well again', /It passes once seller is well again; time alone does not help\.$/],
])('what lets it pass besides time is told: %s', (note, said) => {
  const made = decision({ verdict: 'refused', wouldPass: { at: null, margin: null, note } })
  expect(says(made)).toMatch(said)
  const table = explainText(explainDecision(made, policy), { colour: false })
  expect(table).toMatch(/would pass {2}once (the contact writes START|seller is well again)/)
})

test('no guard applies to a wish for a person; the third refused attempt shows the guard that refused it', () => {
  const asked = decision({ verdict: 'human', reason: 'bot-asks', ownerAfter: 'human' })
  const third = { ...asked, reason: 'refused-attempts', guards: [open, closed] }
  expect(says(asked)).toMatch(/No guard applies to this\.$/)
  expect(says(third)).not.toMatch(/No guard/)
})
