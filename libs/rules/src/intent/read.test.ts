import { expect, test } from 'vitest'
import { Contact, HOUR } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

test('what is said to a person is of the home that was talked about before', () => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  contact.says('I want to sell my house')
  contact.after(HOUR).assigns('human')
  contact.says('3 bed 2 bath')
  const facts = contact.state?.facts.map(({ side, name, value }) => `${side}.${name}=${value}`)
  expect(facts).toEqual(['selling.beds=3', 'selling.baths=2'])
})
