// A bare answer is taken for the fact that was asked for only where it can be that fact; what else
// it states is read as such.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const answer = (name: string, text: string, bot = 'buyer') =>
  flatSlots(readSlots(text, { bot, pendingQuestion: { side: 'buying', name } }))

describe('a number that counts something is no address', () => {
  test.each<[text: string, facts: Record<string, string>]>([
    ['2 months', { timelineDays: '60' }],
    ['20 days', { timelineDays: '20' }],
    ['3 bed 2 bath', { beds: '3', baths: '2' }],
    ['3 recámaras', { beds: '3' }],
    ['1800 sqft', { sqft: '1800' }],
    ['2 car garage', { features: 'garage' }],
    ['350k', { askingPrice: '350000' }],
    ['400 to 450', { askingPrice: '450000' }],
    ['1st of may', { timeline: 'present' }],
    ['5 of us', {}],
    ['10 am', {}],
    ['4 pm works', {}],
    ['2 offers so far', {}],
    ['100 percent', {}],
    ['7 acres', {}],
    ['6 figures', {}],
    ['3 liens', {}],
    ['2 story ranch', {}],
  ])('%s', (text, facts) => expect(answer('address', text, 'seller')).toEqual(facts))

  test.each([
    '14 elm',
    '2210 willow',
    '55 Birch',
    '40 church',
    '9 spring',
    '120 n main',
    '88 twin oaks',
    '14 Birch St',
  ])('%s is one', address => expect(answer('address', address, 'seller')).toEqual({ address }))
})

describe('a percentage and rooms answer only the question for them', () => {
  test.each<[asked: string, text: string, facts: Record<string, string>]>([
    ['budget.max', '20%', { downPaymentPct: '20' }],
    ['timeline', '20%', { downPaymentPct: '20' }],
    ['timeline', '2 beds', { beds: '2' }],
    ['yearBuilt', '3 beds', { beds: '3' }],
    ['sqft', '2 baths', { baths: '2' }],
    ['beds', '2 baths', { baths: '2' }],
    ['mortgageBalance', '4.5%', { downPaymentPct: '4.5' }],
    ['beds', '3 bed min', { beds: '3' }],
    ['downPayment', '20% down', { downPaymentPct: '20' }],
    ['downPaymentPct', '10 down', { downPaymentPct: '10' }],
  ])('%s: %s', (asked, text, facts) => expect(answer(asked, text)).toEqual(facts))
})

test('a part of a hundred is read in a score as in a price', () => {
  expect(answer('creditScore', 'mid 600s')).toEqual({ creditScore: '650' })
  expect(answer('creditScore', 'in the 600s')).toEqual({})
  expect(answer('budget.max', 'mid 400s')).toEqual({ 'budget.max': '450000' })
})

test('twelve months are a year', () =>
  expect(answer('timeline', '12')).toEqual({ timelineDays: '365' }))

describe('courtesies, yes and no, greetings, times and excuses are no place', () => {
  const texts = `Thanks|Thank you|THANKS|Thanks!|Perfect|Great|Awesome|Ok|Ok sounds good|Yes|Yes please|No|Nope|Sure|Np|Lol|Hmm
    Hello?|Good morning|Morning|Saturday|Tomorrow|Thursday at 3|Later|Not sure|Nothing yet|Will do|Driving|Call me|Cool
    Appreciate it|Merry Christmas|Love it|Anywhere|Wherever|wherever|None|none|Flexible|flexible|Dunno|dunno|suburbs
    Surprise me|surprise me|Gracias|Muchas gracias|Perfecto|Claro|Buenos días|Mañana|Martes|Ninguna|ninguna|Cualquiera
    hablamos luego|Hablamos luego`
  test.each(texts.split(/[|\n]/).map(text => text.trim()))('%s', text => {
    expect(answer('location', text)).toEqual({})
    expect(answer('location', text, 'seller')).toEqual({})
  })

  test('nor are they without a question', () => {
    for (const text of ['Appreciate it', 'Perfecto', 'Excelente', 'Noted'])
      expect(flatSlots(readSlots(text, { bot: 'buyer', pendingQuestion: null }))).toEqual({})
  })

  const places = `Bend|bend|Kirkwood|Reading|Surprise|Surprise, AZ|Mission|Hope|NYC|Zelienople|zelienople|Old Town|East Village
    Museum District|Lake Norman|Mill Creek|Round Rock|The Gulch|the heights|downtown|west side|plano or frisco`
  test.each(places.split(/[|\n]/).map(text => text.trim()))('%s is one', location =>
    expect(answer('location', location)).toEqual({ location }),
  )

  test('a place behind a courtesy is one', () => {
    for (const text of ['Yes, Plano', 'Thanks, Plano', 'Ok Plano', 'Plano please'])
      expect(answer('location', text)).toEqual({ location: 'Plano' })
  })
})

describe('an everyday word with its capital is a name to who asks for one', () => {
  test.each(['Pearl', 'June', 'May', 'Chase Miller', 'Sierra Lopez'])('%s', name =>
    expect(answer('name', name, 'lead')).toEqual({ name }),
  )

  test.each([
    'pearl',
    'Later',
    'Busy',
    'Why',
    'Not Yet',
    'Call Me',
    'Dream On',
    'June?',
    'HOA 120',
    'Selling',
  ])('%s is none', text => expect(answer('name', text, 'lead')).not.toHaveProperty('name'))

  test('nor is a month without that question', () =>
    expect(answer('timeline', 'June')).toEqual({ timeline: 'present' }))
})

test.each(['none', 'private', 'Anonymous', 'ninguno', 'Gracias'])('%s is no name', text =>
  expect(answer('name', text)).toEqual({}),
)

describe('a correction of the value asked for is that value', () => {
  test.each<[asked: string, text: string, facts: Record<string, string>]>([
    ['downPaymentAmount', 'make it 45k', { downPaymentAmount: '45000' }],
    ['creditScore', 'sorry 705', { creditScore: '705' }],
    ['creditScore', "just checked, it's actually 705", { creditScore: '705' }],
    ['beds', 'make that 4', { beds: '4' }],
    ['baths', 'sorry, 3', { baths: '3' }],
    ['downPaymentPct', 'make it 15', { downPaymentPct: '15' }],
    ['mortgageBalance', "checked, it's 212", { mortgageBalance: '212000' }],
    ['yearBuilt', 'sorry 1985', { yearBuilt: '1985' }],
    ['beds', 'perdón, 4', { beds: '4' }],
    ['beds', 'mejor 4', { beds: '4' }],
    ['creditScore', 'sorry, that 705 house is gone', {}],
    ['budget.max', 'sorry, make that 2 baths', { baths: '2' }],
  ])('%s: %s', (asked, text, facts) => expect(answer(asked, text)).toEqual(facts))

  test.each(['make that 3 beds', 'no make that 3 bedrooms', "let's make that 3 bedrooms"])(
    '%s, whatever was asked',
    text => expect(answer('location', text)).toEqual({ beds: '3' }),
  )
  test('that one is a home that was looked at', () =>
    expect(answer('location', 'that 3 bedroom is gone')).toEqual({}))
})

describe('two numbers joined are bedrooms and bathrooms where rooms are meant', () => {
  test.each(['3 and 2', '3 n 2', '3 y 2', 'maybe 3 and 2'])('beds: %s', text =>
    expect(answer('beds', text)).toEqual({ beds: '3', baths: '2' }),
  )
  test('and alone behind a price', () => {
    expect(answer('budget.max', '450ish, 3 and 2')).toEqual({
      'budget.max': '450000',
      beds: '3',
      baths: '2',
    })
    expect(answer('location', '3 and 2')).toEqual({})
    expect(flatSlots(readSlots('3 and 2', { bot: 'buyer', pendingQuestion: null }))).toEqual({})
    expect(answer('beds', '3 or 4')).toEqual({ beds: '3' })
    expect(answer('beds', '2 kids and 3 dogs')).toEqual({})
  })
})

describe('a remark behind an answer does not undo it', () => {
  test.each<[asked: string, text: string, facts: Record<string, string>]>([
    ['beds', '3 minimum, 4 would be great', { beds: '3' }],
    ['beds', '3 but 4 is better', { beds: '3' }],
    ['beds', '3 plus a bonus room', { beds: '3' }],
    ['beds', '3, my wife wants 4 beds', { beds: '4' }],
    ['beds', '3 kids, so we need room', {}],
    ['preApproved', 'not yet but my lender said no problem', { preApproved: 'false' }],
    ['preApproved', 'no but my credit is good', { preApproved: 'false' }],
    ['preApproved', 'nope but i have cash', { preApproved: 'false', financing: 'cash' }],
    ['preApproved', 'no, paying cash', { preApproved: 'false', financing: 'cash' }],
    ['preApproved', 'no im paying cash', { preApproved: 'false', financing: 'cash' }],
    ['preApproved', 'not a cash buyer lol', {}],
    ['preApproved', 'no, can i pay cash?', {}],
    ['preApproved', 'no idea what that is but ok then', {}],
  ])('%s: %s', (asked, text, facts) => expect(answer(asked, text)).toEqual(facts))
})

describe('who answers for the contact states the contact’s facts', () => {
  test.each<[asked: string, text: string, bot: string, facts: Record<string, string>]>([
    ['budget.max', 'she says 575', 'buyer', { 'budget.max': '575000' }],
    ['budget.max', 'ok he wants to stay under 575', 'buyer', { 'budget.max': '575000' }],
    ['baths', 'she wants 3 baths', 'buyer', { baths: '3' }],
    ['askingPrice', 'she wants 340', 'seller', { askingPrice: '340000' }],
    ['mortgageBalance', 'she owes 90k', 'seller', { mortgageBalance: '90000' }],
    ['beds', 'her house is 3 bed 1 bath', 'seller', { beds: '3', baths: '1' }],
    ['budget.max', 'he wants 575 for his', 'buyer', {}],
    ['budget.max', 'he got 575', 'buyer', {}],
    ['budget.max', 'my neighbor wants 575', 'buyer', {}],
  ])('%s: %s', (asked, text, bot, facts) => expect(answer(asked, text, bot)).toEqual(facts))

  test('nobody answers where nothing was asked', () =>
    expect(
      flatSlots(readSlots('she wants 3 baths', { bot: 'buyer', pendingQuestion: null })),
    ).toEqual({}))
})

describe('an approval that has just come is had', () => {
  test.each(['now we are! approved this morning', 'got it! approved today', "we're approved now"])(
    '%s',
    text => expect(answer('location', text)).toEqual({ preApproved: 'true' }),
  )
  test.each(['getting approved this week', 'should get approved today'])('%s: not yet', text =>
    expect(answer('location', text)).toEqual({ preApproved: 'false' }),
  )
  test.each(['we approved the offer today', 'what if we get approved today'])('%s: none', text =>
    expect(answer('location', text)).toEqual({}),
  )
})

describe('a yes stays a yes, whatever it says of the loan', () => {
  test.each<[text: string, facts: Record<string, string>]>([
    ['yep thru navy fed, VA', { preApproved: 'true', financing: 'va' }],
    ['yes conventional', { preApproved: 'true', financing: 'conventional' }],
    ['yes, 20% down', { preApproved: 'true', downPaymentPct: '20' }],
    ['yes but my preapproval expired', { preApproved: 'false' }],
    ['cash buyer', { financing: 'cash' }],
    ['what credit score do i need', {}],
  ])('%s', (text, facts) => expect(answer('preApproved', text)).toEqual(facts))
})

describe('who is, or has one, is approved; who is not, or has not begun, is not', () => {
  test.each(['we are', 'I am', 'we are with chase', 'got one last week', 'done', 'we did'])(
    '%s',
    text => expect(answer('preApproved', text)).toEqual({ preApproved: 'true' }),
  )
  test.each(["haven't started", 'we are not', 'i am working on it', 'got denied'])('%s: no', text =>
    expect(answer('preApproved', text)).toEqual({ preApproved: 'false' }),
  )
  test.each([
    'i am at work',
    'we are still shopping',
    'got it, thanks',
    "haven't a clue",
    'done with this',
  ])('%s: neither', text => expect(answer('preApproved', text)).toEqual({}))
})
