import { expect, test } from 'vitest'
import { Contact, DAY, HOUR, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, tablesOf, unwell } from '../testing/policies.ts'
import { DeferralTally } from './deferrals.ts'

const sick = tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] })
const well = tablesOf({ policy: alwaysDefers })

const deferred = () => {
  const contact = new Contact(sick)
  contact.says('buy')
  return contact
}

test('every deferral is counted once, and ends as handed over, exhausted or cancelled', () => {
  const handedOver = deferred()
  handedOver.tables = well
  handedOver.after(HOUR).wakes()
  const askedAgain = deferred()
  askedAgain.tables = well
  askedAgain.after(MINUTE).says('buy')
  const exhausted = deferred().after(DAY)
  exhausted.wakes()
  const cancelled = deferred()
  cancelled.says('STOP')
  const waiting = deferred()
  waiting.after(MINUTE).says('buy')

  const contacts = [handedOver, askedAgain, exhausted, cancelled, waiting]
  // Contacts on logs of their own share offsets, hence ids: tell them apart.
  const all = contacts.flatMap(({ decisions }, i) =>
    decisions.map(d => ({ ...d, decisionId: `${i}${d.decisionId}`, about: `${i}${d.about}` })),
  )
  const tally = new DeferralTally()
  for (const decision of all) tally.take(decision)
  expect(tally.stats).toEqual({
    total: 5,
    byBot: { buyer: 5 },
    byReason: { 'health:degraded': 5 },
    handedOver: 2,
    exhausted: 1,
    cancelled: 1,
    waiting: 1,
  })
})

test('a bot that is away for an afternoon is counted in time that grows with the decisions', () => {
  const AWAY = 100_000
  const [first] = deferred().decisions
  const tally = new DeferralTally()
  for (let n = 0; n < AWAY; n++) tally.take({ ...first!, decisionId: `d${n}` })
  expect(tally.stats.waiting).toBe(AWAY)
  for (let n = 0; n < AWAY; n++) {
    tally.take({ ...first!, event: 'retry', verdict: 'handoff', about: `d${n}` })
  }
  expect(tally.stats).toMatchObject({ total: AWAY, handedOver: AWAY, waiting: 0 })
})
