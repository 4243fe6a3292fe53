import { expect, test } from 'vitest'
import { Contact, fact } from './testing/contact.ts'

test('a decision names its event, and the owner and term after it', () => {
  const contact = new Contact()
  expect(contact.says('sell')).toMatchObject({
    event: 'MessageReceived',
    owner: 'lead',
    ownerAfter: 'seller',
    term: 1,
  })
})

test('the CRM hears how warm a contact is when that changes', () => {
  const contact = new Contact()
  contact.says('hi', [fact('name', 'Ann', 'person')])
  const tags = () =>
    contact.actions.flatMap(action => action['baton.AddTags']?.tags ?? []).filter(isWarmth)
  expect(tags()).toEqual(['Cold-Lead'])
  contact.says('hm', [fact('budget.max', '1'), fact('timelineDays', '30'), fact('location', 'X')])
  contact.says('hm', [fact('beds', '3'), fact('preApproved', 'true')])
  expect(tags().length).toBeGreaterThan(1)
})

const isWarmth = (tag: string): boolean => /^(Hot|Warm|Cold)-Lead$/.test(tag)
