import { readFileSync } from 'node:fs'
import type { Decision, HandoffOutcome, Outcome } from '@baton/domain'
import { parsePolicy } from '@baton/rules'
import { describe, expect, test } from 'vitest'
import { healthText } from './health.ts'
import { reportText, Tally } from './report.ts'
import { contains, spanOf } from './span.ts'
import { thresholdsText } from './thresholds.ts'

const file = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
const { policy } = parsePolicy(readFileSync(file, 'utf8'), 'real-estate.yaml')
const HOUR = 3_600_000

const decided = (known: Partial<Decision>) =>
  ({
    event: 'MessageReceived',
    reason: '',
    about: '',
    decisionId: 'd',
    target: '',
    guards: [],
    ...known,
  }) as Decision
const refused = (guard: string): Partial<Decision> => ({
  verdict: 'refused',
  reason: guard,
  owner: 'lead',
  ownerAfter: 'lead',
  target: 'buyer',
  guards: [{ guard, passed: false, inputs: [], passesAt: null }],
})
const ended = (outcome: Outcome) => ({ from: 'lead', to: 'buyer', outcome }) as HandoffOutcome

describe('report', () => {
  test('without data everything is n/a', () => {
    const text = reportText(new Tally().report)
    expect(text.match(/n\/a/g)).toHaveLength(6)
    expect(text).not.toMatch(/\d/)
  })

  test('counts handoffs by route and hour, what was blocked, and success without the censored', () => {
    const tally = new Tally()
    const moved = { verdict: 'handoff', owner: 'lead', ownerAfter: 'buyer' } as const
    tally.decision(decided({ ...moved, at: 9 * HOUR }))
    tally.decision(decided({ ...moved, at: 33 * HOUR + 1 }))
    tally.decision(decided({ ...moved, verdict: 'released', at: 10 * HOUR }))
    tally.decision(decided({ verdict: 'continue', owner: 'lead', ownerAfter: 'lead', at: 0 }))
    for (const reason of ['cooldown', 'circular', 'cooldown']) {
      tally.decision(decided({ ...refused(reason), at: 0 }))
    }
    for (const outcome of ['successful', 'failed', 'reverted', 'timeout', 'superseded'] as const) {
      tally.outcome(ended(outcome))
    }
    tally.outcome(ended('successful'))
    const text = reportText(tally.report)
    expect(text).toMatch(/^decisions {2}7$/m)
    expect(text).toMatch(/^lead>buyer +3 +50\.0 % +2 +1 +1 +1 +1$/m)
    expect(text).toMatch(/^hour +lead>buyer\n09 +2\n10 +1\n$/m)
    expect(text).toMatch(/^reason +refused\ncooldown +2\ncircular +1\n$/m)
    expect(text).toMatch(/deferred, [^\n]*\nn\/a/)
  })

  test('blocked is a handoff that a guard refused, also the one that a person got for it, and nothing else', () => {
    const tally = new Tally()
    tally.decision(decided(refused('circular')))
    tally.decision(
      decided({ ...refused('circular'), verdict: 'human', reason: 'refused-attempts' }),
    )
    tally.decision(decided({ ...refused('opted-out'), target: '' }))
    tally.decision(decided({ verdict: 'refused', reason: 'unknown-target', target: 'nobody' }))
    tally.decision(
      decided({ ...refused('circular'), verdict: 'continue', reason: 'below-threshold' }),
    )
    const { blocked, heldBack } = tally.report
    expect([...blocked]).toEqual([['circular', 2]])
    expect([...heldBack]).toEqual([
      ['opted-out', 1],
      ['unknown-target', 1],
    ])
  })

  test('a deferral counts in the span it began in, whenever it ends', () => {
    const begun = decided({ verdict: 'deferred', reason: 'health:degraded', target: 'seller' })
    const handedOver = decided({ verdict: 'handoff', event: 'retry', about: 'd', decisionId: 'e' })
    const [first, second] = [new Tally(), new Tally()]
    first.decision(begun)
    first.outside(handedOver)
    second.outside(begun)
    second.decision(handedOver)
    expect(first.report.deferrals).toMatchObject({ total: 1, handedOver: 1, waiting: 0 })
    expect(second.report.deferrals).toMatchObject({ total: 0, handedOver: 0, waiting: 0 })
  })
})

describe('a span of time', () => {
  test('holds whole days, the last one too', () => {
    const span = spanOf('2026-01-12', '2026-01-12')
    const day = Date.parse('2026-01-12')
    expect(
      [day - 1, day, day + 24 * HOUR - 1, day + 24 * HOUR].map(at => contains(span, at)),
    ).toEqual([false, true, true, false])
  })

  test('is open where nothing is said, and refuses nonsense', () => {
    expect(contains(spanOf(undefined, undefined), 0)).toBe(true)
    expect(() => spanOf('yesterday', undefined)).toThrow(/--from yesterday: use/)
    expect(() => spanOf('2026-01-13', '2026-01-12')).toThrow(/--from is not before --to/)
  })
})

describe('before a learner has written', () => {
  test('thresholds are what is configured, and say so', () => {
    expect(thresholdsText(policy, new Map())).toMatch(
      /^buyer>seller +0\.80 +0\.80 +n\/a +no learner has written yet$/m,
    )
  })

  test('health is n/a', () => {
    expect(healthText(policy, new Map())).toMatch(/^seller +n\/a +no learner has written yet$/m)
  })
})

test('a threshold is shown with its shadow, and a figure beyond its SLA is marked', () => {
  const common = {
    from: 'lead',
    to: 'buyer',
    policy: 'anchored',
    samples: 57,
    needed: 6_000,
    day: 1,
  }
  const active = {
    ...common,
    value: 7_000,
    version: 0,
    status: 'active',
    successRate: 4_600,
  } as const
  const shadow = { ...active, value: 7_500, status: 'shadow', evidence: 3 } as const
  const text = thresholdsText(
    policy,
    new Map([
      ['lead>buyer', { ...active, evidence: 1, explanation: '0.70 now means 46 % success' }],
      ['shadow/lead>buyer', { ...shadow, explanation: 'e-value 3 of 20' }],
    ]),
  )
  expect(text).toMatch(
    /^lead>buyer +0\.70 +0\.70 +active +46\.0 % +60\.0 % +57 +0\.70 now means 46 % success\n +0\.75 +shadow +46\.0 % +60\.0 % +57 +e-value 3 of 20$/m,
  )
  const health = {
    bot: 'lead',
    status: 'ok',
    reason: '',
    p50Ms: 300,
    p95Ms: 2_100,
    p99Ms: -1,
    version: 0,
  } as const
  const sla = { slaP50Ms: 500, slaP95Ms: 2_000, slaP99Ms: 3_000 }
  const rows = healthText(
    policy,
    new Map([['lead', { ...health, ...sla, errors: 250, samples: 40, minute: 0 }]]),
  )
  expect(rows).toMatch(
    /^lead +ok +300 of 500 ms +2100 of 2000 ms ! +n\/a +2\.5 % +40 +1970-01-01T00:00$/m,
  )
})
