import { expect, test } from 'vitest'
import { Contact, DAY, HOUR, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, tablesOf, unwell } from '../testing/policies.ts'
import { countDeferral, NO_DEFERRALS } from './deferrals.ts'

const sick = tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] })
const well = tablesOf({ policy: alwaysDefers })

const deferred = () => {
  const contact = new Contact(sick)
  contact.says('buy')
  return contact
}

test('every deferral is counted once, and ends as recovered, exhausted or cancelled', () => {
  const recovered = deferred()
  recovered.tables = well
  recovered.after(HOUR).wakes()
  const askedAgain = deferred()
  askedAgain.tables = well
  askedAgain.after(MINUTE).says('buy')
  const exhausted = deferred().after(DAY)
  exhausted.wakes()
  const cancelled = deferred()
  cancelled.says('STOP')
  const waiting = deferred()
  waiting.after(MINUTE).says('buy')

  const contacts = [recovered, askedAgain, exhausted, cancelled, waiting]
  // Contacts on logs of their own share offsets, hence ids: tell them apart.
  const all = contacts.flatMap(({ decisions }, i) =>
    decisions.map(d => ({ ...d, decisionId: `${i}${d.decisionId}`, about: `${i}${d.about}` })),
  )
  const stats = all.reduce(countDeferral, NO_DEFERRALS)
  expect({ ...stats, waiting: stats.waiting.size }).toEqual({
    total: 5,
    byBot: { buyer: 5 },
    byReason: { 'health:degraded': 5 },
    recovered: 2,
    exhausted: 1,
    cancelled: 1,
    waiting: 1,
  })
})
