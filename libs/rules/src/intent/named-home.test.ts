// Whose home it is, the place tells that was given before.
import { describe, expect, test } from 'vitest'
import { Contact, MINUTE } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

const factsOf = (contact: Contact): Record<string, string> =>
  Object.fromEntries(
    contact.state!.facts.map(({ side, name, value }) => [`${side}.${name}`, value]),
  )

const talk = (...texts: readonly string[]) => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  for (const text of texts) contact.after(MINUTE).says(text)
  return contact
}

const BUYS = 'want to buy in Akron around 180 and also sell my house in Kent'
const SELLS = 'need to sell our home in Flower Mound, and after that we buy in Argyle'

test.each([
  'the kent house is 3 bed 1 bath',
  'house in Kent has 3 beds 1 bath',
  'kent is 3 bed 1 bath',
  'ok so about kent, 3 bed 1 bath',
])('to the buyer bot the home on sale is named by its place: %s', text => {
  const contact = talk(BUYS)
  expect(contact.state?.owner).toBe('buyer')
  contact.says(text)
  expect(factsOf(contact)).toMatchObject({
    'buying.location': 'Akron',
    'selling.beds': '3',
    'selling.baths': '1',
  })
  expect(factsOf(contact)).not.toHaveProperty(['buying.beds'])
})

test('to the seller bot so is the home that is sought', () => {
  const contact = talk(SELLS)
  expect(contact.state?.owner).toBe('seller')
  contact.says('under contract!! so argyle now, 5 bed w a pool')
  expect(factsOf(contact)).toMatchObject({
    'selling.location': 'Flower Mound',
    'buying.beds': '5',
    'buying.features': 'pool',
  })
  expect(factsOf(contact)).not.toHaveProperty(['selling.beds'])
})

describe('where one comes from, both places, or no home: facts are of the bot that asks', () => {
  test.each([
    'we want to be closer to kent, 3 beds',
    'moving from kent with 3 kids so 3 beds',
    'kent house sold! now akron, 3 beds',
    '3 beds, my office is by kent state',
  ])('%s', text => {
    const contact = talk(BUYS)
    contact.says(text)
    expect(factsOf(contact)).toMatchObject({ 'buying.beds': '3', 'selling.location': 'Kent' })
    expect(factsOf(contact)).not.toHaveProperty(['selling.beds'])
  })
})

test('both homes may lie in one town: a bare place says where the one is that is asked about', () => {
  const contact = talk(
    'I want to buy a house in Boise',
    'actually sell mine first, need to list it',
  )
  expect(contact.state?.owner).toBe('seller')
  contact.says('Boise, 1700 sqft')
  expect(factsOf(contact)).toMatchObject({ 'selling.location': 'Boise', 'selling.sqft': '1700' })
})
