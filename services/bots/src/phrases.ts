/** How the reference bots ask for a fact and how they show that they know it: data, by `side.name`. */

export type Language = 'en' | 'es'
type Variants = readonly [string, ...string[]]

export interface FactPhrases {
  readonly ask: Readonly<Record<Language, Variants>>
  /** `{}` is the value as people say it. */
  readonly know: Readonly<Record<Language, string>>
}

const phrases = (en: Variants, es: Variants, know: string, sabe: string): FactPhrases => ({
  ask: { en, es },
  know: { en: know, es: sabe },
})

export const PHRASES: Readonly<Record<string, FactPhrases>> = {
  'buying.budget.max': phrases(
    ['What price range are you comfortable with?', 'What budget should I work with?'],
    ['¿Qué rango de precio te queda cómodo?', '¿Con qué presupuesto trabajamos?'],
    'your budget of {}',
    'tu presupuesto de {}',
  ),
  'buying.preApproved': phrases(
    ['Are you pre-approved for a mortgage, or paying cash?', 'Do you have a pre-approval yet?'],
    ['¿Ya tienes preaprobación de una hipoteca, o pagas de contado?'],
    'your pre-approval',
    'tu preaprobación',
  ),
  'buying.beds': phrases(
    ['How many bedrooms do you need?', 'How many bedrooms are you after?'],
    ['¿Cuántas recámaras necesitas?'],
    '{} bedrooms',
    '{} recámaras',
  ),
  'buying.timelineDays': phrases(
    ['When would you like to move in?', 'How soon do you want to move?'],
    ['¿Para cuándo te gustaría mudarte?'],
    'your move within {} days',
    'tu mudanza en {} días',
  ),
  'buying.location': phrases(
    ['Which area are you looking in?', 'Which part of town do you have in mind?'],
    ['¿En qué zona estás buscando?'],
    'your search around {}',
    'tu búsqueda por {}',
  ),
  'selling.address': phrases(
    ["What's the address of the home you'd sell?", 'Which home is it? The address helps.'],
    ['¿Cuál es la dirección de la casa que venderías?'],
    'the home at {}',
    'la casa en {}',
  ),
  'selling.timelineDays': phrases(
    ['When would you like it sold?', 'Would selling in 30 to 45 days work for you?'],
    ['¿Para cuándo te gustaría venderla?'],
    'your plan to be done within {} days',
    'tu plan de terminar en {} días',
  ),
  'selling.condition': phrases(
    [
      'What shape is the home in? Anything that needs work?',
      'How would you describe its condition?',
    ],
    ['¿En qué condición está la casa?'],
    "the home's condition",
    'la condición de la casa',
  ),
  'selling.askingPrice': phrases(
    ['What price do you have in mind for it?', 'What would you want for it?'],
    ['¿Qué precio tienes en mente?'],
    'your asking price of {}',
    'tu precio de {}',
  ),
  'selling.mortgageBalance': phrases(
    ['Roughly how much is left on the mortgage?', 'Do you still owe anything on it?'],
    ['¿Cuánto queda de la hipoteca, más o menos?'],
    'the {} left on the loan',
    'los {} que quedan del préstamo',
  ),
  'person.name': phrases(
    ['Who am I speaking with?', 'May I ask your name?'],
    ['¿Con quién tengo el gusto?'],
    'your name',
    'tu nombre',
  ),
}

export const LINES = {
  leadQuestion: {
    en: [
      'Are you looking to buy, to sell, or both?',
      'Happy to help. Is it about buying or about selling?',
    ],
    es: ['¿Buscas comprar, vender, o las dos cosas?'],
  },
  buyerReady: {
    en: [
      "That's all I need to start. Mornings or afternoons better for tours?",
      "Great, I have what I need. I'll line up homes. Mornings or afternoons for tours?",
    ],
    es: ['Con eso puedo empezar. ¿Te quedan mejor las visitas por la mañana o por la tarde?'],
  },
  sellerReady: {
    en: [
      "That's all I need. I'll put a pricing plan together for you.",
      "Great, I have what I need for a price opinion. You'll hear from me shortly.",
    ],
    es: ['Con eso tengo lo necesario para darte una opinión de precio.'],
  },
  buyerHello: { en: ['Let me help you find a home.'], es: ['Te ayudo a encontrar casa.'] },
  sellerHello: { en: ['Let me help you sell.'], es: ['Te ayudo a vender.'] },
  since: { en: ['I have {} noted.'], es: ['Tengo anotado {}.'] },
} as const satisfies Record<string, Readonly<Record<Language, Variants>>>
