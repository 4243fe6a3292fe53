import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

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

describe('what is no longer wanted leaves a list', () => {
  const after = (...texts: string[]) => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('I want to buy a house')
    for (const text of texts) contact.after(MINUTE).says(text)
    const { facts } = contact.state!
    return Object.fromEntries(facts.map(({ side, name, value }) => [`${side}.${name}`, value]))
  }

  const zipsOf = (contact: Contact, home: string) =>
    contact.state!.facts.find(({ side, name }) => side === home && name === 'zip')?.value

  test.each([
    ['in 60120, with a pool and a garage', 'not 60120, 60123 instead', { zip: '60123' }],
    ['60120 or 60123', 'not in 60120 anymore', { zip: '60123' }],
    ['60120 or 60123', 'only 60124 now', { zip: '60124' }],
    ['60120 or 60123', 'take 60120 off the list', { zip: '60123' }],
    ['a pool and a garage', 'forget the pool', { features: 'garage' }],
    ['a pool and a garage', "we don't need the pool anymore", { features: 'garage' }],
    ['pool would be great', 'pool is not a must', {}],
  ])('%s; %s', (said, takenBack, { zip, features }: { zip?: string; features?: string }) => {
    const facts = after(said, takenBack)
    if (zip !== undefined) expect(facts['buying.zip']).toBe(zip)
    else expect(facts['buying.features']).toBe(features)
  })

  test.each([
    ['that one has no pool'],
    ["it doesn't have a pool"],
    ['is a pool needed?'],
    ["can't do without a pool"],
    ['we dont need a basement'],
    ["don't forget the pool"],
    ['the pool is not optional'],
    ['a pool is not a dealbreaker'],
    ["we don't want to lose the pool"],
  ])('but not by %s', text => {
    expect(after('a pool and a garage', text)['buying.features']).toBe('garage,pool')
  })

  test.each([
    "don't drop 60120",
    'why not 60120',
    'the mls number is 60125 only',
    'our income is just 64250',
  ])('nor a zip by %s', text => {
    expect(after('60120 or 60123', text)['buying.zip']).toBe('60120,60123')
  })

  test('a zip that is 10 min from work stands beside the others', () => {
    const zips = after('60120 or 60123', 'my office is in 60124 only 10 min away')['buying.zip']
    expect(zips).toContain('60120,60123')
  })

  test.each([
    'and we want to buy in 60124 only',
    'we want to buy, 60124 instead',
    'looking to buy a home, just 60124 now',
    'when we buy, not in 60111 anymore',
    'for the new house 60124 only',
  ])('what is said of the home sought takes nothing off the own home: %s', text => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('I want to sell my house in 60111')
    contact.after(HOUR).says(text)
    expect(zipsOf(contact, 'selling')).toBe('60111')
  })

  test.each([
    ['I am selling mine, it is in 60111 only', '60111'],
    ['our own house is in 60111, not 60120', '60111'],
  ])('nor what is said of the own home off the one sought: %s', (text, selling) => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('I want to buy a house in 60120 or 60123')
    contact.after(HOUR).says(text)
    expect(zipsOf(contact, 'buying')).toBe('60120,60123')
    expect(zipsOf(contact, 'selling')).toBe(selling)
  })

  test('the home sought loses what is said of it to the bot of the sale', () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('sell my house, it has a pool')
    contact.after(HOUR).says('we also want to buy, with a pool and a yard')
    contact.assigns('seller')
    contact.after(MINUTE).says('for the house we buy, forget the pool')
    const lists = contact.state!.facts.filter(({ name }) => name === 'features')
    expect(lists.map(({ side, value }) => `${side} ${value}`).sort()).toEqual([
      'buying yard',
      'selling pool',
    ])
  })

  test('what only takes one place keeps what was there before', () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('I want to buy a house in 60120 or 60123')
    for (const [text, former] of [
      ['only 60124 now', ['60120,60123']],
      ['only 60124 please', ['60120,60123']],
      ['not 60124, 60125 instead', ['60124', '60120,60123']],
    ] as const) {
      contact.after(MINUTE).says(text)
      const zip = contact.state!.facts.find(({ name }) => name === 'zip')
      expect(zip?.former).toEqual(former)
    }
  })

  test('what is on no list changes nothing, nor makes it a lead', () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    const decision = contact.says('not 60120 anymore')
    expect(decision.facts).toEqual([])
    expect(temperatures(contact)).toEqual([])
  })

  test.each([
    ['zip', '60120, 60123', 'not 60123 anymore', '60120'],
    ['features', 'Pool, Garage', 'forget the garage', 'Pool'],
  ])('also off a list that others told: %s %s', (name, told, text, left) => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('I want to buy a house')
    learns(contact, told, name)
    contact.after(MINUTE).says(text)
    expect(contact.state!.facts.find(known => known.name === name)?.value).toBe(left)
  })

  test('nor of the other home, and the decision names the list that is shorter', () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says('sell my house, it has a pool')
    contact.after(HOUR).says('we also want to buy, with a pool and a yard')
    const decision = contact.after(MINUTE).says('forget the pool')
    const lists = contact.state!.facts.filter(({ name }) => name === 'features')
    expect(lists.map(({ side, value }) => `${side} ${value}`).sort()).toEqual([
      'buying yard',
      'selling pool',
    ])
    expect(decision.facts).toEqual(['buying.features'])
  })
})
