// Short answers as people give them: now, the wished count behind the present one, a street behind
// its town, and what the owner will not go below.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const answer = (name: string, text: string, bot = 'buyer') => {
  const side = bot === 'seller' ? ('selling' as const) : ('buying' as const)
  return flatSlots(readSlots(text, { bot, pendingQuestion: { side, name } }))
}

describe('"now" answers how soon', () => {
  test.each(['now', 'right now', 'like now', 'today', 'today if possible', 'ahora', 'hoy mismo'])(
    '%s',
    text => {
      expect(answer('timelineDays', text)).toEqual({ timelineDays: '0' })
      expect(answer('timeline', text, 'seller')).toEqual({ timelineDays: '0' })
    },
  )
  test('and what stands behind it is read too', () => {
    expect(answer('timelineDays', 'now. cash')).toEqual({ timelineDays: '0', financing: 'cash' })
  })
  test.each([
    'not now',
    'now is not good',
    'cant talk now',
    'call me today',
    'just looking for now',
    'nothing right now',
    'right now we have it rented',
    'now?',
    'ahora no',
  ])('%s: no', text => expect(answer('timelineDays', text)).toEqual({}))
  test('nor does it without a question', () => {
    expect(flatSlots(readSlots('now', { bot: 'buyer', pendingQuestion: null }))).toEqual({})
  })
})

describe('the home of now and months that are owed are no time', () => {
  const read = (text: string) => flatSlots(readSlots(text, { bot: 'lead', pendingQuestion: null }))
  test.each([
    'vender la casa de ahora',
    'quiero vender la casa donde vivo ahora',
    'debo 4 meses y el banco me la quiere quitar',
    'we owe 3 months on the mortgage',
  ])('%s', text => expect(read(text)).toEqual({}))
  test.each([
    ['quiero vender ahora', '0'],
    ['debo vender en 4 meses', '120'],
  ])('%s is one', (text, timelineDays) => expect(read(text)).toEqual({ timelineDays }))
})

describe('rooms that are wished, not those of now', () => {
  test.each([
    ['have 3 now, need 4', '4'],
    ['our current one is 3 and its too tight so 4 or more', '4'],
    ['we have 2 rn and need at least 3', '3'],
    ['3 now but want 4', '4'],
  ])('%s', (text, beds) => expect(answer('beds', text)).toEqual({ beds }))
  test('are of the home that is sought', () => {
    const pendingQuestion = { side: 'buying', name: 'beds' } as const
    const text = 'our current one is 3 and its too tight so 4 or more'
    expect(readSlots(text, { bot: 'buyer', pendingQuestion })[0]?.side).toBe('buying')
  })
  test.each([
    'have 3 kids, need 4',
    'have 3, need 2 more',
    'have 2 dogs now need 3',
    'there are 4 of us so 3',
    'have 3, need 4 parking spots',
  ])('%s: none', text => expect(answer('beds', text)).toEqual({}))
})

describe('a street behind its town is an address', () => {
  test.each<[text: string, facts: Record<string, string>]>([
    ['birmingham, 410 Overbrook', { address: '410 Overbrook', location: 'birmingham' }],
    ['yes, 410 overbrook', { address: '410 overbrook' }],
    ['dallas, 3 beds', { location: 'dallas', beds: '3' }],
    ['austin, 350k', { location: 'austin', askingPrice: '350000' }],
    ['ok, 12 days', { timelineDays: '12' }],
    ['yes, 450 works', { askingPrice: '450000' }],
  ])('%s', (text, facts) => expect(answer('address', text, 'seller')).toEqual(facts))
})

describe('what the owner will not take less than is asked', () => {
  test.each([
    ['she wont take less than 600', '600000'],
    ["she won't go below 600", '600000'],
    ['he wont accept less than 550k', '550000'],
  ])('%s', (text, askingPrice) =>
    expect(answer('askingPrice', text, 'seller')).toEqual({ askingPrice }),
  )
  test.each(['the neighbor wont take less than 600', 'she got 600 for hers', 'they offered 600'])(
    '%s: no',
    text => expect(answer('askingPrice', text, 'seller')).toEqual({}),
  )
})
