import type { ContextFact } from '@baton/domain'
import { hash128 } from '@baton/domain'
import { type Language, PHRASES } from './phrases.ts'

const MONEY = new Set(['budget.max', 'budget.min', 'askingPrice', 'mortgageBalance'])

/** The same decision always gets the same variant, so that a repeated answer is the same answer. */
export const pick = (variants: readonly string[], decisionId: string): string => {
  const index = Number.parseInt(hash128(`wording:${decisionId}`).slice(0, 8), 16) % variants.length
  return variants[index] ?? ''
}

const spoken = (fact: ContextFact): string => {
  const amount = Number(fact.value)
  return MONEY.has(fact.name) && Number.isFinite(amount)
    ? `$${amount.toLocaleString('en-US')}`
    : fact.value
}

/** What we show that we know, e.g. "your budget of $650,000 and 3 bedrooms"; empty when nothing fits. */
export const knowledge = (
  facts: readonly ContextFact[],
  language: Language,
  most: number,
): string => {
  const said = facts.flatMap(fact => {
    const phrase = PHRASES[`${fact.side}.${fact.name}`]
    return phrase ? [phrase.know[language].replace('{}', spoken(fact))] : []
  })
  const shown = said.slice(0, most)
  const and = language === 'es' ? ' y ' : ' and '
  return shown.length < 2
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')}${and}${shown.at(-1)}`
}
