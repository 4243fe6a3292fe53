import type { ContactState } from '@baton/domain'
import { expect, test } from 'vitest'
import { deadLettered } from './dead-letter.ts'
import { sizeOf } from './state/size.ts'
import { Contact, fact, HOUR, MINUTE } from './testing/contact.ts'
import { tablesOf } from './testing/policies.ts'

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

test('the state given is never changed: a rolled-back task keeps the old one', () => {
  const contact = new Contact()
  const say = (text: string) => {
    frozen(contact.state)
    contact.after(10 * MINUTE).says(text, [fact('beds', text)])
  }
  for (const text of ['hi', 'buy and sell', 'hm', 'sell', 'buy', 'a person', 'STOP', 'START'])
    say(text)
  frozen(contact.state)
  contact.after(HOUR).assigns('buyer')
  contact.after(100 * HOUR).wakes()
  expect(contact.state?.owner).toBe('buyer')
})

test('every input has exactly one decision with slot 0, the others count up', () => {
  const contact = new Contact()
  contact.says('buy and sell')
  contact.after(100 * HOUR).says('STOP')
  const slots = contact.last.map(emission => emission.decision.slot)
  expect(slots.filter(slot => slot === 0)).toHaveLength(1)
  expect(slots.filter(slot => slot > 0)).toEqual(
    slots.filter(slot => slot > 0).map((_, i) => i + 1),
  )
})

test('decisions are named by where they stand in the log', () => {
  const [a, b] = [new Contact().says('hi'), new Contact().says('something else')]
  expect(a.decisionId).toBe(b.decisionId)
  const later = new Contact()
  later.says('hi')
  expect(later.says('hi').decisionId).not.toBe(a.decisionId)
})

test('decisions carry neither text nor values', () => {
  const contact = new Contact()
  contact.says('sell the house on Elm', [fact('address', '12 Elm St', 'selling')])
  contact.says('a person please')
  const { decisions } = contact
  expect(JSON.stringify(decisions)).not.toMatch(/Elm/)
  expect(decisions[0]?.facts).toEqual(['selling.address'])
})

test('a contact at rest is small', () => {
  const contact = new Contact()
  for (const text of ['hi', 'sell']) contact.after(HOUR).says(text, [fact('beds', '3')])
  contact.after(100 * HOUR).wakes()
  expect(sizeOf(contact.state as ContactState)).toBeLessThanOrEqual(1024)
})

test('a record that cannot be decided has its decision too', () => {
  const place = { topic: 't', partition: 3, offset: 9, timestamp: 5 }
  expect(deadLettered(place, 'c1', 'MALFORMED_AVRO', tablesOf())).toMatchObject({
    partition: 3,
    offset: 9,
    slot: 0,
    verdict: 'dead_lettered',
    reason: 'MALFORMED_AVRO',
    at: 5,
  })
})
