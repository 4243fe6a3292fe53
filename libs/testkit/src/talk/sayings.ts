import type { AskedSlot } from '../re-ask/slots.ts'

/**
 * What generated contacts say. `{k}` thousands, `{n}` a small number, `{months}`, `{city}`,
 * `{street}`, `{name}`.
 */

type Ways = readonly [string, ...string[]]
type ByLanguage<T> = Readonly<Record<'en' | 'es', T>>

export const CITIES: Ways = ['Round Rock', 'Tampa', 'Mesa', 'Boise', 'Reston', 'Katy', 'Bend']
export const STREETS: Ways = ['Cedar Ln', 'Oak St', 'Maple Ave', 'Quail Hollow Dr', 'Birch Ct']
export const NAMES: Ways = ['Priya', 'Marcus', 'Lucía', 'Beth', 'Tomás']

export const OPENINGS: ByLanguage<Readonly<Record<'buying' | 'selling', Ways>>> = {
  en: {
    buying: [
      'looking for a {n} bed under {k}k, want to move in {months} months',
      'hi, we want to buy a house in {city}',
      "I'm {name}, my budget is {k}k and I'm preapproved, I want to buy in {city}",
      "we're ready to buy, {n} bedrooms, cash",
    ],
    selling: [
      'I want to sell my house at {street}',
      'thinking about listing our place in {city}, what would we get',
      'we need to sell within {months} months, house needs some work',
      'hello, {name} here, i want to list my condo',
    ],
  },
  es: {
    buying: [
      'hola, quiero comprar una casa en {city}',
      'busco casa de {n} recámaras, presupuesto de {k} mil',
    ],
    selling: ['quiero vender mi casa en {city}', 'hola, necesito vender mi casa en {months} meses'],
  },
}

export const SWITCHES: ByLanguage<Readonly<Record<'buying' | 'selling', Ways>>> = {
  en: {
    buying: [
      "actually let's look at buying first, i want to buy in {city}",
      'we also want to buy a house, {n} beds',
      'back to buying please, help me buy something under {k}k',
    ],
    selling: [
      "actually I'm thinking about selling my house first",
      'i need to sell my place at {street} before that',
      'we want to sell our house too, it should be done in {months} months',
    ],
  },
  es: {
    buying: ['mejor quiero comprar primero', 'también quiero comprar una casa en {city}'],
    selling: ['mejor quiero vender mi casa primero', 'también necesito vender mi casa'],
  },
}

export const SMALL_TALK: ByLanguage<Ways> = {
  en: [
    'ok',
    'thanks!',
    'hello?',
    'sounds good',
    'hmm let me think',
    'i told you already',
    'sure',
    'how does this work?',
  ],
  es: ['ok', 'gracias', 'hola', 'está bien', 'ya se lo dije', 'déjeme pensarlo'],
}

export const ANSWERS: Partial<Readonly<Record<AskedSlot, ByLanguage<Ways>>>> = {
  budget: {
    en: ['around {k}k', 'max is {k}k', '{k}k tops', 'my budget is {k},000'],
    es: ['hasta {k} mil', 'mi presupuesto es de {k} mil'],
  },
  financing: {
    en: ["yes we're preapproved", 'not preapproved yet', 'paying cash', 'FHA loan'],
    es: ['sí, tengo preaprobación', 'de contado'],
  },
  beds: { en: ['{n} bedrooms', 'at least {n} beds', '{n}'], es: ['{n} recámaras'] },
  baths: { en: ['{n} baths'], es: ['{n} baños'] },
  timeline: {
    en: ['in {months} months', 'asap', 'within {months} months', 'by summer', 'no rush'],
    es: ['en {months} meses', 'lo antes posible', 'sin prisa'],
  },
  location: { en: ['{city}', 'somewhere in {city}'], es: ['en {city}', 'por {city}'] },
  address: { en: ["it's {street}", '{street}', 'the house at {street}'], es: ['es {street}'] },
  condition: {
    en: ['needs a new roof', 'great shape, remodeled kitchen', "it's in good condition"],
    es: ['está en buen estado', 'necesita reparaciones'],
  },
  askingPrice: {
    en: ['i want {k}k for it', 'hoping to get {k}k', '{k}k'],
    es: ['quiero {k} mil por ella'],
  },
  mortgage: { en: ['we owe {k}k on it', "it's paid off"], es: ['debo {k} mil'] },
  name: { en: ["I'm {name}", 'this is {name}', '{name}'], es: ['soy {name}', 'me llamo {name}'] },
  tourTime: { en: ['mornings', 'after work', 'weekends only'], es: ['por la tarde'] },
  contactMethod: { en: ['text is fine', 'call me'], es: ['una llamada'] },
  motivation: { en: ['new job in another state', 'kids moved out'], es: ['cambio de trabajo'] },
  sqft: { en: ['about 1,700 sq ft'], es: ['como 1700 pies cuadrados'] },
}
