import { describe, expect, test } from 'vitest'
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

test.each([
  ['just checked, it is actually 705', 'creditScore'],
  ['705 actually', 'creditScore'],
  ['make it 310k', 'budget.max'],
  ['sorry 310', 'budget.max'],
])('of several numbers a correction is of the one that it is near to: %s', (text, name) => {
  const contact = after()
  contact.says('ok', [fact('budget.max', '300000'), fact('creditScore', '690')])
  expect(correctedBy(text, contact.state!)).toEqual({ side: 'buying', name })
})

test('a number that is near to none of them, or to two, corrects nothing', () => {
  const contact = after()
  contact.says('ok', [fact('budget.max', '300000'), fact('beds', '3'), fact('baths', '2')])
  expect(correctedBy('no wait, 90', contact.state!)).toBeNull()
  expect(correctedBy('no wait, 3', contact.state!)).toBeNull()
})

test('a number is no answer to a question of words: it may correct what was said before', () => {
  const { state } = after(['creditScore', '690'])
  const asked = (name: string) => ({ ...state!, question: { side: 'buying', name, at: 0 } })
  const said = 'actually it is 705'
  expect(correctedBy(said, asked('location'))).toEqual({ side: 'buying', name: 'creditScore' })
  expect(correctedBy('actually Plano', asked('location'))).toBeNull()
  expect(correctedBy(said, asked('beds'))).toBeNull()
})

test.each([
  ['in 4 months', '2', 'no wait, 5', '5'],
  ['in 60 days', '3', 'no wait, 4', '4'],
  ['in 6 months', '3', 'make that 5', '5'],
])('%s, %s bedrooms, "%s": also where a bot repeats what it has heard', (time, beds, text, now) => {
  const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
  contact.says('I want to buy a house')
  contact.after(MINUTE).says(time)
  contact.after(MINUTE).says(`${beds} beds`)
  contact.replies({ facts: [fact('beds', beds)] })
  contact.after(MINUTE).says(text)
  expect(contact.state?.facts.find(({ name }) => name === 'beds')?.value).toBe(now)
})

test('who asks for a moment corrects nothing', () => {
  const { state } = after(['beds', '3'])
  for (const text of ['no wait 2 min', 'wait 2 minutes', 'no wait, 1 sec', 'actually 2 hours']) {
    expect(correctedBy(text, state!)).toBeNull()
  }
  expect(correctedBy('no wait 2', state!)).toEqual({ side: 'buying', name: 'beds' })
})

test.each([
  ['mortgageBalance', '151000', 'hang on thats the old one, 156', '156000', 'selling'],
  ['mortgageBalance', '151000', 'hold on, its 156', '156000', 'selling'],
  ['yearBuilt', '1979', 'my bad, 78', '1978', 'selling'],
  ['creditScore', '710', '701 not 710', '701', 'buying'],
  ['baths', '2', '2.5 i mean', '2.5', 'buying'],
])('a number is taken back in other words too: %s %s, "%s"', (name, value, text, now, side) => {
  const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
  contact.says('ok', [fact(name, value, side)])
  contact.assigns(side === 'selling' ? 'seller' : 'buyer')
  contact.after(MINUTE).says(text)
  expect(contact.state?.facts.find(fact => fact.name === name)?.value).toBe(now)
})

test('a number is put in the place of the one that was stated, and of no other', () => {
  const { state } = after(['creditScore', '710'])
  expect(correctedBy('701 not 710', state!)).toEqual({ side: 'buying', name: 'creditScore' })
  expect(correctedBy('701 not 720', state!)).toBeNull()
  expect(correctedBy('4 kids not 3', after(['beds', '3']).state!)).toBeNull()
})

test.each(['hang on 2 kids crying', 'hold on im driving, home at 5', 'my bad, 2 tours today'])(
  'an excuse with a number for something else leaves what was stated: %s',
  text => {
    const contact = after(['beds', '3'])
    contact.after(MINUTE).says(text)
    expect(contact.state?.facts.find(({ name }) => name === 'beds')?.value).toBe('3')
  },
)

test('a corrected count of months is months', () => {
  const contact = after(['timelineDays', '90'])
  contact.after(MINUTE).says('no wait, more like 6')
  expect(contact.state?.facts.find(({ name }) => name === 'timelineDays')?.value).toBe('180')
})

test('the answer to a question that a number may answer corrects nothing', () => {
  const { state } = after(['timelineDays', '60'])
  for (const name of ['condition', 'timeline', 'features', 'financing', 'beds']) {
    const asked = { ...state!, question: { side: 'selling', name, at: 0 } }
    for (const said of ['sorry, id say a 7', 'actually 8 i guess']) {
      expect(correctedBy(said, asked)).toBeNull()
    }
  }
})

test('a grade for the condition leaves the time that was stated before', () => {
  const contact = new Contact(tablesOf({ policy: realEstate })).withSilentBots()
  const asks = (name: string) => contact.replies({ asks: [{ side: 'selling', name }] })
  contact.says('hi')
  contact.assigns('seller')
  asks('timelineDays')
  contact.after(MINUTE).says('in 60 days')
  asks('condition')
  contact.after(MINUTE).says('sorry, id say a 7')
  expect(contact.state?.facts).toMatchObject([{ name: 'timelineDays', value: '60' }])
})

describe('a correction is of what the contact stated', () => {
  const beds = { side: 'buying', name: 'beds' }
  const told = (by: string, name: string, value: string, side?: string) => {
    const contact = after(['beds', '3'])
    const facts = [fact(name, value, side)]
    contact.after(MINUTE).happens({ 'baton.FactsLearned': { facts, by } })
    return contact.state!
  }

  test.each([
    ['operator:kim', 'creditScore', '690', 'buying'],
    ['crm', 'budget.max', '300000', 'buying'],
    ['highlevel', 'askingPrice', '400000', 'selling'],
    ['bot:lead', 'leadScore', '85', 'person'],
  ])('not of what %s told since: %s', (by, name, value, side) => {
    for (const said of ['no wait, 4', 'sorry, 4', 'actually 4']) {
      expect(correctedBy(said, told(by, name, value, side))).toEqual(beds)
    }
  })

  test('of what a bot has heard from the contact too', () => {
    expect(correctedBy('no wait, 4', told('bot:lead', 'beds', '3'))).toEqual(beds)
    const heard = told('bot:lead', 'creditScore', '690')
    expect(correctedBy('no wait, 705', heard)).toEqual({ side: 'buying', name: 'creditScore' })
  })

  test('of nothing when the contact has stated no number', () => {
    const contact = after()
    contact.says('hello')
    const facts = [fact('creditScore', '690')]
    contact.happens({ 'baton.FactsLearned': { facts, by: 'operator:kim' } })
    expect(correctedBy('no wait, 4', contact.state!)).toBeNull()
  })
})
