/** How a fact is shown to be known: data, by `side.name`. `{}` is the value as people say it. */

export interface FactPhrase {
  /** Noun phrases, after "Got it:". */
  readonly heard: { readonly en: string; readonly es: string }
  /** Clauses, after "since"; empty where it would be no reason. */
  readonly since: { readonly en: string; readonly es: string }
}

const phrase = (heard: string, oido: string, since: string, como: string): FactPhrase => ({
  heard: { en: heard, es: oido },
  since: { en: since, es: como },
})

const TIMELINE_BUYING = phrase(
  'moving {}',
  'mudanza {}',
  'you want to move {}',
  'quiere mudarse {}',
)

/** What is not here is known, but not worth saying. */
const PHRASES: Readonly<Record<string, FactPhrase>> = {
  'buying.timelineDays': TIMELINE_BUYING,
  'buying.budget.max': phrase(
    'up to {}',
    'hasta {}',
    'your budget goes up to {}',
    'su presupuesto llega a {}',
  ),
  'buying.beds': phrase(
    '{} bedrooms',
    '{} recámaras',
    'you need {} bedrooms',
    'necesita {} recámaras',
  ),
  'buying.location': phrase('{}', '{}', "you're looking around {}", 'busca por {}'),
  'buying.zip': phrase('{}', 'C. P. {}', "you're looking in {}", 'busca en {}'),
  'buying.baths': phrase('{} baths', '{} baños', 'you need {} baths', 'necesita {} baños'),
  'buying.features': phrase('{}', '{}', 'you want {}', 'quiere {}'),
  'selling.timelineDays': phrase(
    'selling {}',
    'venta {}',
    'you want to sell {}',
    'quiere vender {}',
  ),
  'selling.address': phrase('{}', '{}', '', ''),
  'selling.location': phrase(
    'the home in {}',
    'la casa en {}',
    'your home is in {}',
    'su casa está en {}',
  ),
  'selling.askingPrice': phrase(
    '{} as your price',
    '{} como precio',
    'you have {} in mind for your home',
    'tiene {} en mente por su casa',
  ),
  'selling.mortgageBalance': phrase(
    '{} left on the mortgage',
    'faltan {}',
    "there's {} left on your home",
    'le faltan {} de su casa',
  ),
  'selling.beds': phrase(
    'the {} bedrooms',
    'las {} recámaras',
    'your home has {} bedrooms',
    'su casa tiene {} recámaras',
  ),
  'selling.baths': phrase(
    'the {} baths',
    'los {} baños',
    'your home has {} baths',
    'su casa tiene {} baños',
  ),
  'selling.yearBuilt': phrase(
    'built in {}',
    'construida en {}',
    'your home was built in {}',
    'su casa es de {}',
  ),
}

/** One of them, where "1 bedrooms" would be wrong. */
const SINGULAR: Readonly<Record<string, string>> = {
  bedrooms: 'bedroom',
  baths: 'bath',
  recámaras: 'recámara',
  baños: 'baño',
}

/** Facts whose value is a word of its own. */
const BY_VALUE: Readonly<Record<string, FactPhrase>> = {
  'buying.preApproved=true': phrase(
    'pre-approved',
    'con preaprobación',
    "you're pre-approved",
    'ya tiene preaprobación',
  ),
  'buying.preApproved=false': phrase(
    'no pre-approval yet',
    'todavía sin preaprobación',
    "you're not pre-approved yet",
    'todavía no tiene preaprobación',
  ),
  'buying.financing=cash': phrase(
    'paying cash',
    'de contado',
    "you're paying cash",
    'paga de contado',
  ),
  'buying.timeline=flexible': phrase('no rush', 'sin prisa', "you're in no rush", 'no tiene prisa'),
  'selling.timeline=flexible': phrase(
    'no rush',
    'sin prisa',
    "you're in no rush",
    'no tiene prisa',
  ),
  'selling.mortgageBalance=0': phrase(
    'nothing owed on it',
    'sin deuda',
    'your home is paid off',
    'su casa está pagada',
  ),
}

/** The words for a fact, or undefined when it goes without saying. */
export const phraseOf = (fact: {
  readonly side: string
  readonly name: string
  readonly value: string
}): FactPhrase | undefined => {
  const key = `${fact.side}.${fact.name}`
  return BY_VALUE[`${key}=${fact.value}`] ?? PHRASES[key]
}

/** In the order in which facts are worth repeating. */
export const WORTH: readonly string[] = Object.keys(PHRASES)

export const inSingular = (text: string, value: string): string =>
  value === '1'
    ? text.replace(/bedrooms|baths|recámaras|baños/, word => SINGULAR[word] ?? word)
    : text
