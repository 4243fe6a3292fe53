import { expect, test } from 'vitest'
import { Contact, HOUR } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

const homes = (contact: Contact) => {
  contact.says('3 bed 2 bath')
  return contact.state?.facts.map(({ side, name, value }) => `${side}.${name}=${value}`)
}

const THE_OWN = ['selling.beds=3', 'selling.baths=2']

const sells = () => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  contact.says('I want to sell my house')
  return contact.after(HOUR)
}

test('what is said to a person is of the home that was talked about before', () => {
  const contact = sells()
  contact.assigns('human')
  expect(homes(contact)).toEqual(THE_OWN)
})

test('what is said to a person is of that home also after STOP and START', () => {
  const contact = sells()
  contact.assigns('human')
  contact.says('STOP')
  contact.says('START')
  expect(homes(contact)).toEqual(THE_OWN)
})

test('what is said to a person is of that home also when they were assigned meanwhile', () => {
  const contact = sells()
  contact.says('STOP')
  contact.assigns('human')
  contact.says('START')
  expect(homes(contact)).toEqual(THE_OWN)
})

test('what is said to a person is of that home also when an operator had given it to the bot', () => {
  for (const before of ['I want to buy a house', 'hi']) {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    contact.says(before)
    contact.after(HOUR).assigns('seller')
    contact.says('I want to talk to a person')
    contact.says('STOP')
    contact.says('START')
    expect(contact.state?.owner).toBe('human')
    expect(homes(contact)).toEqual(THE_OWN)
  }
})

test('what is said to a person whom no bot had before is of the home that is wanted', () => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  contact.assigns('human')
  contact.says('STOP')
  contact.says('START')
  expect(homes(contact)).toEqual(['buying.beds=3', 'buying.baths=2'])
})
