import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'lead', pending: string | null = null) =>
  flatSlots(
    readSlots(text, {
      bot,
      pendingQuestion: pending === null ? null : { side: 'buying', name: pending },
    }),
  )

const cases: Record<string, [text: string, facts: Record<string, string>][]> = {
  'an amount is expanded to whole dollars': [
    ['budget is 450', { 'budget.max': '450000' }],
    ['under $1.2M', { 'budget.max': '1200000' }],
    ['hasta 350 mil', { 'budget.max': '350000' }],
    ['up to 1.2 mil', { 'budget.max': '1200000' }],
    ['max is seven hundred thousand', { 'budget.max': '700000' }],
    ['half a million tops', { 'budget.max': '500000' }],
    ['mid 600s max', { 'budget.max': '650000' }],
  ],
  'a range has a lower and an upper end, one by "or" only the upper': [
    ['500-550k', { 'budget.min': '500000', 'budget.max': '550000' }],
    ['between 280 and 310', { 'budget.min': '280000', 'budget.max': '310000' }],
    ['350 or 360 max', { 'budget.max': '360000' }],
  ],
  'the words around an amount say what it is': [
    ['we owe 180k', { mortgageBalance: '180000' }],
    ['94,500 left on the loan', { mortgageBalance: '94500' }],
    ["I'd take 595", { askingPrice: '595000' }],
    ['12k down', { downPaymentAmount: '12000' }],
    ['score is 712', { creditScore: '712' }],
    ['at least 300k', { 'budget.min': '300000' }],
    ['my rent is 1850 a month', {}],
    ['hoa is 310/mo', {}],
    ['we make 140 combined', {}],
    ['the neighbor got 610', {}],
    ['how much are closing costs on a 400k house', {}],
  ],
  'a correction gives the new value only': [
    ['3 beds not 2', { beds: '3' }],
    ['not 3, 4 bedrooms', { beds: '4' }],
    ['push it to 6 months instead of 3', { timelineDays: '180' }],
    ['no longer Plano, we want McKinney now', { location: 'McKinney' }],
  ],
  'rooms and area are read by unit or by the slash': [
    ['3/2.5 in Bend', { beds: '3', baths: '2.5', location: 'Bend' }],
    ['3br/1ba, 1850 sq ft', { beds: '3', baths: '1', sqft: '1850' }],
    ['tres cuartos y 2 baños', { beds: '3', baths: '2' }],
    ['tour on 3/2 at 5', {}],
    ['10,000 sq ft lot', {}],
    ['does it have 3 bedrooms', {}],
  ],
  'a timeline is a day count, or present': [
    ['30-45 days', { timelineDays: '45' }],
    ['asap', { timelineDays: '0' }],
    ['12 months', { timelineDays: '365' }],
    ['in 2 months when my lease ends', { timelineDays: '60' }],
    ['by spring', { timeline: 'present' }],
    ['been here 35 years', {}],
    ['see you in 2 weeks', {}],
    ['tour on may 4th?', {}],
  ],
  'a place is as said, without lead-in or trailing words': [
    ['near downtown Raleigh', { location: 'downtown Raleigh' }],
    ['somewhere in the Tampa area', { location: 'Tampa' }],
    ['Apex or Holly Springs', { location: 'Apex or Holly Springs' }],
    ['moving to boise id', { location: 'boise id' }],
    ['I work in Plano', {}],
    ['we moved from Chicago in 2016', {}],
    ['anywhere but Stockton', {}],
  ],
  'loans are read unless refused or asked about': [
    ['conventional, 20% down', { financing: 'conventional', downPaymentPct: '20' }],
    ['not a cash buyer', {}],
    ['is fha better than conventional?', {}],
    ['haven’t gotten preapproved', { preApproved: 'false' }],
    ['my cousin got preapproved', {}],
    ['house in Richmond VA', { location: 'Richmond VA' }],
    ['mi esposo va a comprar', {}],
    ['se va a vender la casa', {}],
    ['el precio va a subir', {}],
    ['quien me va a ayudar', {}],
  ],
  'the home is described as a whole': [
    ['needs a new roof', { condition: 'present' }],
    ['turnkey', { condition: 'present' }],
    ['roof is 4 years old', {}],
    ['pool, 2 car garage, no basement', { features: 'garage,pool' }],
    ['is there a pool?', {}],
    ['drop the pool', {}],
    ['forget about the pool', {}],
    ['remove the pool requirement', {}],
    ['we decided against a pool', {}],
    ['avoid pools', {}],
    ['anything but a pool', {}],
    ['love the pool idea', { features: 'pool' }],
    ['built in 94', { yearBuilt: '1994' }],
    ['hvac replaced in 2019', {}],
  ],
  'the contact says who they are': [
    ["I'm Beth", { name: 'Beth' }],
    ['Priya here', { name: 'Priya' }],
    ['Ray Dominguez, 505-555-0111', { name: 'Ray Dominguez', phone: '+15055550111' }],
    ['mail to jane.d@example.com', { email: 'jane.d@example.com' }],
    ['thanks Brenda', {}],
    ['me llamo José', { name: 'José' }],
    ['no soy María', {}],
    ['no me llamo Juan', {}],
    ['address 14 Kettle Pond Rd, 02879', { address: '14 Kettle Pond Rd', zip: '02879' }],
  ],
}

for (const [law, table] of Object.entries(cases))
  describe(law, () => {
    test.each(table)('%s', (text, facts) => expect(read(text)).toEqual(facts))
  })

describe('a bare answer is read by the bot and by the question just asked', () => {
  test('"500" is a budget to the buyer bot and an asking price to the seller bot', () => {
    expect(read('500', 'buyer')).toEqual({ 'budget.max': '500000' })
    expect(read('330', 'seller')).toEqual({ askingPrice: '330000' })
  })

  test.each([
    ['beds', '3', { beds: '3' }],
    ['creditScore', '720', { creditScore: '720' }],
    ['mortgageBalance', 'about 120', { mortgageBalance: '120000' }],
    ['preApproved', 'yep', { preApproved: 'true' }],
    ['preApproved', 'not yet', { preApproved: 'false' }],
    ['location', 'maybe kirkwood', { location: 'kirkwood' }],
    ['yearBuilt', '95', { yearBuilt: '1995' }],
  ])('%s: %s', (pending, text, facts) => expect(read(text, 'lead', pending)).toEqual(facts))
})

describe('a fact has the side of the home it is about', () => {
  const sides = (text: string, bot = 'lead') =>
    readSlots(text, { bot, pendingQuestion: null }).map(s => `${s.side} ${s.name} ${s.value}`)

  test('both homes in one message', () => {
    expect(sides('selling our 3 bed in Yuma, want to buy a 4 bed in Prescott')).toEqual([
      'selling beds 3',
      'selling location Yuma',
      'buying beds 4',
      'buying location Prescott',
    ])
  })

  test('a silent clause takes the side of the bot', () => {
    expect(sides('3/2', 'seller')).toEqual(['selling beds 3', 'selling baths 2'])
    expect(sides('3/2', 'buyer')).toEqual(['buying beds 3', 'buying baths 2'])
  })
})

test('spans are offsets into the original text', () => {
  const text = '  Hi — I’m Lucía, busco en San Mateo 🏡 hasta 1.2M'
  const slots = readSlots(text, { bot: 'lead', pendingQuestion: null })
  const cut = Object.fromEntries(slots.map(s => [s.name, text.slice(s.start, s.end)]))
  expect(cut).toEqual({ name: 'Lucía', location: 'San Mateo', 'budget.max': '1.2M' })
})

test('a fact of the last words ends with the message', () => {
  const text = 'fixer in Flint, owe nothing'
  const slots = readSlots(text, { bot: 'seller', pendingQuestion: null })
  const owed = slots.find(s => s.name === 'mortgageBalance')
  expect(owed?.value).toBe('0')
  expect(owed?.end).toBe(text.length)
})
