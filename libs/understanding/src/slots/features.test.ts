// What a word for a feature means beside other words, and in slips.
import { expect, test } from 'vitest'
import { flatSlots, readFacts, readSlots } from './index.ts'

const read = (text: string) => flatSlots(readSlots(text, { bot: 'lead', pendingQuestion: null }))

test.each([
  ['quiero comprar una casita en Pilsen', undefined],
  ['vendo mi casita en Laredo', undefined],
  ['busco una casita de 2 cuartos', undefined],
  ['busco casa con una casita atras', 'casita'],
  ['tiene una casita atras', 'casita'],
  ['a guest casita', 'casita'],
])('a small house that is sought or sold is no feature of itself: %s', (text, features) =>
  expect(read(text).features).toBe(features),
)

test('a number of cars is a garage to the question for features alone', () => {
  const asked = { bot: 'seller', pendingQuestion: { side: 'selling', name: 'features' } }
  expect(flatSlots(readSlots('3 car', asked))).toEqual({ features: 'garage' })
  expect(flatSlots(readSlots('finished basement, 3 car', asked))).toEqual({
    features: 'basement,garage',
  })
  expect(flatSlots(readSlots('selling my car', asked))).toEqual({})
  expect(read('finished basement, 3 car')).toEqual({ features: 'basement' })
})

test.each([
  ['2 bthrms', { baths: '2' }],
  ['2 bathrms', { baths: '2' }],
  ['2 batrooms', { baths: '2' }],
  ['3 bedrrooms', { beds: '3' }],
  ['in 2 mnths', { timelineDays: '60' }],
  ['in 2 moths', { timelineDays: '60' }],
  ['5 precent down', { downPaymentPct: '5' }],
  ['3.5 prcnt down', { downPaymentPct: '3.5' }],
  ['260 thosand', { 'budget.max': '260000' }],
  ['garaj and a basment', { features: 'basement,garage' }],
  ['moths in the attic', {}],
])('a unit or a feature with a slip is what it is without: %s', (text, facts) =>
  expect(read(text)).toEqual(facts),
)

test.each([
  ['nothing with a basement', 'basement'],
  ['dont put me in anything w a basement', 'basement'],
  ['not looking for anything with a pool', 'pool'],
])('homes that have it are not wanted, and it is no longer: %s', (text, value) => {
  const { slots, takenBack } = readFacts(text, { bot: 'buyer', pendingQuestion: null })
  expect(slots).toEqual([])
  expect(takenBack).toMatchObject([{ name: 'features', value }])
})

test.each(['i cant find anything with a basement', 'havent seen anything with a yard yet'])(
  'what was not found takes nothing back: %s',
  text => expect(readFacts(text, { bot: 'buyer', pendingQuestion: null }).takenBack).toEqual([]),
)
