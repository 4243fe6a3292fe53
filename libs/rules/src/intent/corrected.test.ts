import { expect, test } from 'vitest'
import { Contact, fact, MINUTE } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'
import { correctedBy } from './corrected.ts'

const after = (...said: readonly [string, string][]) => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  for (const [name, value] of said) contact.after(MINUTE).says('ok', [fact(name, value)])
  return contact
}

test('a correction that names nothing is of the number stated last', () => {
  const { state } = after(['budget.max', '500000'], ['timelineDays', '90'])
  for (const text of ['no wait, more like 6', 'make that 6', 'Actually 6', 'perdón, 6']) {
    expect(correctedBy(text, state!)).toEqual({ side: 'buying', name: 'timelineDays' })
  }
})

test('without words of correction, without a number, or of several, there is nothing to correct', () => {
  expect(correctedBy('more like 6', after(['timelineDays', '90']).state!)).toBeNull()
  expect(correctedBy('no wait', after(['location', 'Bend']).state!)).toBeNull()
  const asked = {
    ...after(['timelineDays', '90']).state!,
    question: { side: 'buying', name: 'beds', at: 0 },
  }
  expect(correctedBy('sorry, 3', asked)).toBeNull()
  const silent = after()
  silent.says('hello')
  expect(correctedBy('no wait, 6', silent.state!)).toBeNull()
  const both = after()
  both.says('ok', [fact('beds', '3'), fact('baths', '2')])
  expect(correctedBy('no wait, 4', both.state!)).toBeNull()
})

test('a corrected count of months is months', () => {
  const contact = after(['timelineDays', '90'])
  contact.after(MINUTE).says('no wait, more like 6')
  expect(contact.state?.facts.find(({ name }) => name === 'timelineDays')?.value).toBe('180')
})
