import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE } from '../testing/contact.ts'

const erase = { 'baton.ContactErased': { by: 'operator:kim', reason: '' } }

test('nothing of a forgotten contact stays but a hash, the opt-out and ids', () => {
  const contact = new Contact()
  contact.says('sell my house on Elm', [fact('address', '12 Elm St', 'selling')])
  contact.says('STOP')
  expect(contact.happens(erase).verdict).toBe('erased')
  expect(contact.state).toMatchObject({ optedOut: true, owner: 'none', facts: [], summary: '' })
  expect(contact.state?.erased?.hash).toMatch(/^[0-9a-f]{32}$/)
  expect(JSON.stringify(contact.state)).not.toContain('Elm')
  expect(contact.state?.timers).toEqual([])
  expect(contact.says('hello').reason).toBe('opted-out')
})

test('a late reply brings no facts back', () => {
  const contact = new Contact().withSilentBots()
  contact.says('hi')
  const { decisionId, bot, term } = contact.routes.at(-1)!
  contact.happens(erase)
  const late = contact.replies({ decisionId, bot, term, facts: [fact('name', 'Ann', 'person')] })
  expect(late).toMatchObject({ verdict: 'reply_dropped', reason: 'erased' })
  expect(contact.state?.facts).toEqual([])
})

test('somebody who writes again after being forgotten starts anew', () => {
  const contact = new Contact()
  contact.says('sell')
  contact.happens(erase)
  expect(contact.says('hello')).toMatchObject({ verdict: 'continue', owner: 'lead' })
})

describe('what was there before a contact was forgotten does not come back with a late webhook', () => {
  const named = (by: string) => ({
    'baton.FactsLearned': { facts: [fact('name', 'Bob', 'person')], by },
  })
  const wrote = (by: string) => ({ 'baton.OwnerAssigned': { owner: 'human', by, note: '' } })
  const reported = (by: string) => ({
    'baton.QualificationReported': { result: 'qualified' as const, reason: '', by },
  })
  const wanted = (by: string) => ({
    'baton.HandoffRequested': { target: 'human', reason: 'why', by },
  })
  const forgotten = () => {
    const contact = new Contact()
    contact.says('hi', [fact('name', 'Bob', 'person')])
    contact.after(HOUR).happens(erase)
    const { at } = contact
    return { contact: contact.after(10 * MINUTE), at }
  }

  test('a fact, a person who wrote, a report, a wish for a person', () => {
    const byBot = [named('bot:lead'), reported('bot:lead'), wanted('bot:lead')]
    const byOthers = [named('crm'), wrote('highlevel'), reported('crm'), wanted('crm')]
    for (const event of [...byBot, ...byOthers]) {
      const { contact, at } = forgotten()
      expect(contact.happens(event, '', at - MINUTE)).toMatchObject({
        verdict: 'recorded',
        reason: 'erased-since',
      })
      expect(contact.state).toMatchObject({ facts: [], owner: 'lead', qualified: [] })
    }
  })

  test.each([
    ['of later', 'crm', MINUTE],
    ['of no time', 'crm', null],
    ['by an operator', 'operator:kim', -MINUTE],
    ['by a bot a moment ago', 'bot:lead', 10 * MINUTE],
  ])('one %s counts', (_, by, since) => {
    for (const event of [named(by), wrote(by), reported(by), wanted(by)]) {
      const { contact, at } = forgotten()
      const { reason } = contact.happens(event, '', since === null ? 0 : at + since)
      expect(reason).toMatch(/^(facts|person|qualified|requested)$/)
    }
  })
})
