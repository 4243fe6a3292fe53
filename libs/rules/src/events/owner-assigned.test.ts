import { describe, expect, test } from 'vitest'
import { Contact, DAY, HOUR, MINUTE } from '../testing/contact.ts'

describe('what is queued', () => {
  test('waits for the bot that an operator assigns, also where its release was refused for the time being', () => {
    const contact = new Contact()
    contact.says('buy and sell')
    contact.after(MINUTE).says('sell')
    contact.after(MINUTE).says('sell and buy')
    const report = { result: 'qualified' as const, reason: '', by: 'bot:seller' }
    contact.after(MINUTE).happens({ 'baton.QualificationReported': report })
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'circular' }])
    contact.after(MINUTE).assigns('lead')
    contact.after(DAY).wakes()
    expect(contact.state).toMatchObject({ owner: 'lead', queued: { target: 'buyer' } })
    contact.happens({ 'baton.QualificationReported': { ...report, by: 'bot:lead' } })
    expect(contact.state).toMatchObject({ owner: 'buyer', queued: null })
  })
})

describe('an operator who assigns a contact that has opted out and waits for a person', () => {
  const assigned = (owner: string) => {
    const contact = new Contact()
    contact.says('a person please')
    contact.after(MINUTE).says('STOP')
    contact.after(MINUTE).assigns(owner)
    contact.after(MINUTE).says('START')
    contact.after(HOUR).wakes()
    return contact
  }

  test('is not reminded after START when it is theirs', () => {
    const contact = assigned('human')
    expect(contact.beside).toEqual([])
    expect(contact.state).toMatchObject({ owner: 'human', escalation: { assigned: true } })
  })

  test('leaves nothing of it behind when it is a bot’s', () => {
    const contact = assigned('seller')
    expect(contact.beside).toEqual([])
    expect(contact.state).toMatchObject({ owner: 'seller', escalation: null })
  })
})
