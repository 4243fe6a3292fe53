import { expect, test } from 'vitest'
import { Contact, fact, MINUTE } from '../testing/contact.ts'

const WARM = ['beds', 'budget.max', 'timelineDays', 'preApproved', 'location']

/** The tags for the temperature that the contact has in the CRM. */
const temperatures = (contact: Contact): string[] => {
  const tags = new Set<string>()
  for (const action of contact.actions) {
    for (const tag of action['baton.RemoveTags']?.tags ?? []) tags.delete(tag)
    for (const tag of action['baton.AddTags']?.tags ?? []) tags.add(tag)
  }
  return [...tags].filter(tag => /^(Hot|Warm|Cold)-Lead$/.test(tag))
}

const learns = (contact: Contact, value: string, ...names: string[]) => {
  const facts = names.map(name => fact(name, value))
  contact.happens({ 'baton.FactsLearned': { facts, by: 'operator:kim' } })
}

const cold = () => {
  const contact = new Contact()
  contact.says('hello', [fact('beds', '3')])
  expect(temperatures(contact)).toEqual(['Cold-Lead'])
  return contact.after(MINUTE)
}

test('one tag tells the temperature, also when all facts were withdrawn in between', () => {
  const contact = cold()
  learns(contact, '', 'beds')
  learns(contact, '5', ...WARM)
  expect(temperatures(contact)).toEqual(['Warm-Lead'])
  learns(contact, '', ...WARM)
  expect(temperatures(contact)).toEqual(['Cold-Lead'])
})

test('what was learned while the contact was opted out tells with START', () => {
  const contact = cold()
  contact.says('STOP')
  learns(contact, '5', ...WARM)
  expect(temperatures(contact)).toEqual(['Cold-Lead'])
  contact.after(MINUTE).says('START')
  expect(temperatures(contact)).toEqual(['Warm-Lead'])
})

test('a contact of whom nothing is known has no temperature, and one who is forgotten gets none', () => {
  const contact = new Contact()
  contact.says('STOP')
  contact.after(MINUTE).says('START')
  expect(temperatures(contact)).toEqual([])
  learns(contact, '5', ...WARM)
  contact.happens({ 'baton.ContactErased': { by: 'operator:kim', reason: '' } })
  expect(temperatures(contact)).toEqual(['Warm-Lead'])
})
