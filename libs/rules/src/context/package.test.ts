import { describe, expect, test } from 'vitest'
import { byteLength } from '../state/clip.ts'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { currentContext } from './current.ts'

const routed = (contact: Contact) => contact.routes.at(-1)!.context

describe('the package', () => {
  test.each([
    [[], 5, 'cold'],
    [['budget.max'], 15, 'cold'],
    [['budget.max', 'location', 'timelineDays'], 50, 'warm'],
    [['budget.max', 'location', 'timelineDays', 'beds', 'financing', 'motivation'], 85, 'hot'],
    [
      ['budget.max', 'location', 'timelineDays', 'beds', 'financing', 'motivation', 'condition'],
      100,
      'hot',
    ],
  ])('scores %j as %i, %s', (names, score, temperature) => {
    const contact = new Contact()
    contact.says(
      'hi',
      names.map(name => fact(name, '60')),
    )
    expect(routed(contact)).toMatchObject({ score, temperature })
  })

  test.each([
    ['0', 'immediate'],
    ['30', 'urgent'],
    ['90', 'ready'],
    ['180', 'considering'],
    ['365', 'browsing'],
  ])('calls %s days %s', (days, urgency) => {
    const contact = new Contact()
    contact.says('hi', [fact('timelineDays', days)])
    expect(routed(contact).urgency).toBe(urgency)
  })

  test('carries facts of both sides with their source, and says which are fresh', () => {
    const contact = new Contact()
    contact.says('hi', [fact('beds', '3')], 'first')
    contact.after(31 * DAY).says('sell', [fact('beds', '2', 'selling')], 'second')
    expect(routed(contact).facts).toMatchObject([
      { side: 'buying', value: '3', source: 'first', fresh: false },
      { side: 'selling', value: '2', source: 'second', fresh: true },
    ])
  })

  test('is valid for 24 hours, and renewed in the CRM by the next message after that', () => {
    const contact = new Contact()
    contact.says('sell')
    expect(routed(contact).validUntil).toBe(contact.at + DAY)
    const copies = () => contact.actions.filter(action => action['baton.SetContext']).length
    contact.after(DAY - HOUR).says('hello')
    expect(copies()).toBe(1)
    contact.after(2 * HOUR).says('hello')
    expect(copies()).toBe(2)
  })

  test('goes to the CRM anew with the tag of a warmer contact, valid as long as before', () => {
    const contact = new Contact()
    contact.says('sell')
    const until = contact.at + DAY
    const copies = () =>
      contact.actions.flatMap(action => action['baton.SetContext']?.context ?? [])
    contact.after(MINUTE).says('hm', [fact('beds', '2', 'selling')])
    expect(copies()).toHaveLength(1)
    contact
      .after(MINUTE)
      .says('hm', [
        fact('askingPrice', '400000', 'selling'),
        fact('timelineDays', '30', 'selling'),
        fact('location', 'Tulsa', 'selling'),
        fact('condition', 'good', 'selling'),
      ])
    expect(contact.actions).toContainEqual({ 'baton.AddTags': { tags: ['Warm-Lead'] } })
    expect(copies()).toHaveLength(2)
    expect(copies()[1]).toMatchObject({ temperature: 'warm', from: '', validUntil: until })
    expect(copies()[1]?.facts).toHaveLength(5)
    contact.after(MINUTE).says('hm', [fact('askingPrice', '410000', 'selling')])
    expect(copies()).toHaveLength(2)
  })

  test('can be asked for until it expires, with what was learned since', () => {
    const contact = new Contact()
    contact.says('sell')
    const until = contact.at + DAY
    contact.after(HOUR).says('hello', [fact('beds', '2', 'selling')])
    const asked = (at: number) =>
      currentContext(contact.state!, at, contact.tables.policyOf('').policy)
    expect(asked(until - 1)).toMatchObject({ from: 'lead', handoffReason: '', validUntil: until })
    expect(asked(until - 1)?.facts.map(one => one.value)).toEqual(['2'])
    expect(asked(until)).toBeNull()
  })

  test('can be asked for by the bot that an operator gave the contact to, as long as the copy in the CRM', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(23 * HOUR).assigns('seller')
    const until = contact.at + DAY
    expect(contact.actions.findLast(a => a['baton.SetContext'])).toMatchObject({
      'baton.SetContext': { context: { validUntil: until } },
    })
    const asked = (at: number) =>
      currentContext(contact.state!, at, contact.tables.policyOf('').policy)
    expect(asked(until - 1)).toMatchObject({ validUntil: until })
    expect(asked(until)).toBeNull()
  })

  test('can be asked for by whoever the contact was escalated to', () => {
    const contact = new Contact()
    contact.says('a person please')
    const until = contact.at + DAY
    const asked = (at: number) =>
      currentContext(contact.state!, at, contact.tables.policyOf('').policy)
    expect(contact.state?.owner).toBe('human')
    expect(asked(until - 1)).toMatchObject({
      handoffReason: 'asks-for-person',
      validUntil: until,
    })
    expect(asked(until)).toBeNull()
  })

  test('sums the conversation up in at most 512 bytes', () => {
    const contact = new Contact()
    const names = Array.from({ length: 30 }, (_, i) => fact(`f${i}`, 'ü'.repeat(70)))
    contact.says('¡hola! '.repeat(200), names)
    contact.says('sell')
    expect(byteLength(routed(contact).summary)).toBeLessThanOrEqual(512)
    expect(routed(contact).summary).toContain('lead → seller')
    expect(routed(contact).summary).toContain('sell')
  })
})

test('the handoff card names at most 5 facts and 3 questions', () => {
  const contact = new Contact()
  contact.says(
    'sell',
    Array.from({ length: 9 }, (_, i) => fact(`f${i}`, 'x')),
  )
  const card =
    contact.actions.find(action => action['baton.AddNote'])?.['baton.AddNote']?.text ?? ''
  expect(card.match(/^• /gm)).toHaveLength(5)
  expect(card).toMatch(/^Still to ask: (\S+, ){2}\S+$/m)
  expect(card).toMatch(/priority urgent/)
})

test('warmer facts change the tag of the contact, one at a time', () => {
  const contact = new Contact()
  contact.says('hi', [fact('budget.max', '1')])
  contact.says('hi', [fact('location', 'Bend'), fact('beds', '3'), fact('timelineDays', '9')])
  const tags = contact.actions.flatMap(action => [
    ...(action['baton.AddTags']?.tags ?? []).map(tag => `+${tag}`),
    ...(action['baton.RemoveTags']?.tags ?? []).map(tag => `-${tag}`),
  ])
  expect(tags).toEqual(['+Needs Qualifying', '+Cold-Lead', '-Hot-Lead', '-Cold-Lead', '+Warm-Lead'])
})
