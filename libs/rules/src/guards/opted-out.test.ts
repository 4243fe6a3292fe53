import { expect, test } from 'vitest'
import { Contact, guardOf } from '../testing/contact.ts'

test('an opted-out contact is refused whatever it says, and the guard says that time does not help', () => {
  const contact = new Contact()
  contact.says('STOP')
  for (const text of ['sell', 'a person please', 'stop', 'hello?']) {
    const decision = contact.says(text)
    expect(decision).toMatchObject({ verdict: 'refused', reason: 'opted-out', ownerAfter: 'none' })
    expect(guardOf(decision, 'opted-out')).toMatchObject({ passed: false, passesAt: null })
    expect(contact.last.flatMap(emission => emission.effects)).toEqual([])
  }
})

test('somebody who asks for a handoff of an opted-out contact is refused too', () => {
  const contact = new Contact()
  contact.says('STOP')
  const requested = { target: 'seller', reason: '', by: 'crm' }
  const decision = contact.happens({ 'baton.HandoffRequested': requested })
  expect(decision).toMatchObject({ verdict: 'refused', reason: 'opted-out' })
})
