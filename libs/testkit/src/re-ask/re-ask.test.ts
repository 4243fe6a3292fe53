// Method: a judge that catches nothing proves nothing. Fifty re-asks are planted, in words our bots
// do not use; and what is no re-ask (what is known being repeated, other questions, the same fact
// of the other home) is held against it.
import { expect, test } from 'vitest'
import { questionsIn, reAsksIn } from './re-ask.ts'

const keyOf = (key: string) => {
  const [side = '', ...name] = key.split('.')
  return { side, name: name.join('.') }
}

const PLANTED: readonly (readonly [bot: string, known: string, text: string])[] = [
  ['buyer', 'buying.budget.max', 'What is your budget?'],
  ['buyer', 'buying.budget.max', 'And how much were you hoping to spend?'],
  ['buyer', 'buying.budget.max', 'Got it. What price point should I stay under?'],
  ['buyer', 'buying.budget.max', 'Could you tell me your max price again?'],
  ['buyer', 'buying.budget.max', 'Let me know your budget and I will send some homes.'],
  ['buyer', 'buying.budget.max', "What's the most you'd be comfortable paying?"],
  ['buyer', 'buying.budget.max', '¿Cuánto quieres gastar?'],
  ['buyer', 'buying.budget.max', 'Perfecto. ¿Y cuál es tu presupuesto?'],
  ['buyer', 'buying.preApproved', 'Have you talked to a lender yet?'],
  ['buyer', 'buying.preApproved', 'Are you preapproved?'],
  ['buyer', 'buying.financing', 'Will you be paying cash or getting a mortgage?'],
  ['buyer', 'buying.financing', 'How do you plan on financing the purchase?'],
  ['buyer', 'buying.preApproved', '¿Ya estás precalificado con un banco?'],
  ['buyer', 'buying.financing', '¿Cómo piensas pagar la casa?'],
  ['buyer', 'buying.beds', 'How many beds would be ideal?'],
  ['buyer', 'buying.beds', 'Thanks! What is the minimum number of bedrooms?'],
  ['buyer', 'buying.beds', 'Is a three bedroom what you want, or bigger?'],
  ['buyer', 'buying.beds', '¿Cuántos cuartos necesitan?'],
  ['buyer', 'buying.baths', 'And bathrooms?'],
  ['buyer', 'buying.timelineDays', 'When are you planning to move?'],
  ['buyer', 'buying.timeline', "What's your time frame?"],
  ['buyer', 'selling.timelineDays', 'How quickly do you want to buy?'],
  ['buyer', 'buying.timelineDays', '¿Para qué fecha te quieres mudar?'],
  ['buyer', 'buying.timelineDays', "I'd love to know when you want to be in the new place."],
  ['buyer', 'buying.location', 'Where are you looking to live?'],
  ['buyer', 'buying.location', 'Any neighborhoods you like?'],
  ['buyer', 'buying.zip', 'Which part of the city do you prefer?'],
  ['buyer', 'buying.location', '¿En qué parte de la ciudad buscas?'],
  ['seller', 'selling.address', "What's the property address?"],
  ['seller', 'selling.address', 'Please share the address of the house.'],
  ['seller', 'selling.location', 'Where is the home located?'],
  ['seller', 'selling.address', '¿Dónde queda la casa?'],
  ['seller', 'selling.timelineDays', 'How soon would you like to close the sale?'],
  ['seller', 'buying.timelineDays', 'Would 30 to 45 days be ok for the sale?'],
  ['seller', 'selling.timeline', 'Are you in a hurry to sell?'],
  ['seller', 'buying.timeline', '¿Cuándo quieres vender?'],
  ['seller', 'selling.condition', 'What kind of shape is it in?'],
  ['seller', 'selling.condition', 'Does the place need any repairs?'],
  ['seller', 'selling.condition', 'Tell me a bit about the condition of the house.'],
  ['seller', 'selling.condition', '¿En qué estado está la casa?'],
  ['seller', 'selling.askingPrice', 'How much are you hoping to get for it?'],
  ['seller', 'selling.askingPrice', 'Do you have an asking price?'],
  ['seller', 'selling.askingPrice', 'What number would you need to walk away with?'],
  ['seller', 'selling.askingPrice', '¿En cuánto la quieres vender?'],
  ['seller', 'selling.mortgageBalance', 'How much do you owe on the house?'],
  ['seller', 'selling.mortgageBalance', 'Is the place paid off, or is there a loan balance?'],
  ['seller', 'selling.mortgageBalance', '¿Cuánto debes todavía de la hipoteca?'],
  ['lead', 'person.name', 'By the way, what should I call you?'],
  ['lead', 'person.name', '¿Cómo te llamas?'],
  [
    'seller',
    'buying.timelineDays',
    "Since you're looking for 3 bedrooms under $650,000, how soon should the sale be done?",
  ],
]

test('fifty planted re-asks are caught, each as what it is', () => {
  expect(PLANTED).toHaveLength(50)
  const missed = PLANTED.filter(([bot, known, text]) => {
    const found = reAsksIn(text, bot, [keyOf(known)])
    return !found.some(({ fact }) => fact === known)
  })
  expect(missed).toEqual([])
})

test('none of them is one while the fact is not known', () => {
  const wrong = PLANTED.filter(([bot, , text]) => reAsksIn(text, bot, []).length > 0)
  expect(wrong).toEqual([])
})

test('the fifty ask for nothing beside, so that what they are caught for is what they ask', () => {
  const slots = PLANTED.map(([bot, , text]) => questionsIn(text, bot).map(q => q.slot))
  expect(slots.filter(found => found.length !== 1)).toEqual([])
})

const EVERYTHING = [
  ...['budget.max', 'preApproved', 'beds', 'baths', 'timelineDays', 'location'].map(name => ({
    side: 'buying',
    name,
  })),
  ...['address', 'condition', 'askingPrice', 'mortgageBalance'].map(name => ({
    side: 'selling',
    name,
  })),
  { side: 'person', name: 'name' },
]

const INNOCENT: readonly (readonly [bot: string, text: string])[] = [
  ['buyer', 'I have your budget of $650,000 noted.'],
  ['seller', 'Since you want to move in about 3 months, we will time the sale to it.'],
  ['buyer', 'When is a good time to call you?'],
  ['buyer', 'Shall I send you a few homes?'],
  ['seller', 'You still owe about $190,000, got it. Anything else I should know?'],
  ['seller', 'Thanks for the address. Would you like an agent to call?'],
  ['lead', 'Are you looking to buy, to sell, or both?'],
  ['lead', '¿Buscas comprar, vender o las dos cosas?'],
  ['buyer', 'Anoté tu presupuesto de $400,000.'],
  ['seller', 'Como quieres mudarte en 3 meses, vamos con calma. ¿Alguna pregunta para el agente?'],
]

test('repeating what is known, and other questions, are no re-asks', () => {
  const wrong = INNOCENT.flatMap(([bot, text]) => reAsksIn(text, bot, EVERYTHING))
  expect(wrong).toEqual([])
})

test('the bedrooms sought say nothing about those of the home on sale', () => {
  const sought = [{ side: 'buying', name: 'beds' }]
  expect(reAsksIn('How many bedrooms does it have?', 'seller', sought)).toEqual([])
  expect(reAsksIn('How many bedrooms do you need?', 'buyer', sought)).toHaveLength(1)
})
