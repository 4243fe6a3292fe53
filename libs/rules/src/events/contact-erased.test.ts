import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

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

describe('what the contact wrote before they were forgotten, told late', () => {
  const forgotten = () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('hi')
    contact.after(HOUR).happens(erase)
    return contact.after(10 * MINUTE)
  }
  const text = 'this is Bob, I want to buy a 3 bed house in 60120'

  test('brings neither name nor wishes back, and opens no conversation', () => {
    const contact = forgotten()
    const before = contact.state
    const late = contact.says(text, [], 'm-late', contact.at - HOUR)
    expect(late).toMatchObject({ verdict: 'recorded', reason: 'erased-since', facts: [] })
    expect(contact.last.flatMap(({ effects }) => effects)).toEqual([])
    const { recentIds, ...rest } = contact.state!
    expect({ ...rest, eventTime: 0 }).toEqual({ ...before, recentIds: undefined, eventTime: 0 })
    expect(recentIds.count).toBe(before!.recentIds.count + 1)
  })

  test('still opts out: STOP, and what means it', () => {
    for (const stop of ['STOP', 'please stop texting me']) {
      const contact = forgotten()
      const late = contact.says(stop, [], 'm-late', contact.at - HOUR)
      expect(late.verdict).toBe('opted_out')
    }
  })

  test('is heard when it was written since, or hardly late, or names no time', () => {
    for (const ago of [9 * MINUTE, 4 * MINUTE, 0]) {
      const contact = forgotten()
      const said = contact.says(text, [], 'm-new', ago === 0 ? 0 : contact.at - ago)
      expect(said).toMatchObject({ verdict: 'handoff', ownerAfter: 'buyer' })
    }
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('hi')
    contact.happens(erase)
    contact.after(4 * MINUTE)
    expect(contact.says(text, [], 'm-new', contact.at - 5 * MINUTE).verdict).toBe('handoff')
  })
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
