import type { ContextFact } from '@baton/domain'
import type { Language } from '../scripts/script.ts'

const MONEY: ReadonlySet<string> = new Set([
  'budget.max',
  'budget.min',
  'askingPrice',
  'mortgageBalance',
  'downPaymentAmount',
])

/** A value longer than this is not read back. */
const VALUE_MAX_CHARS = 60

const money = (value: string): string | null => {
  const amount = Number(value)
  return Number.isFinite(amount) ? `$${amount.toLocaleString('en-US')}` : null
}

/** Days to the nearest thing people say. */
const SPANS: readonly (readonly [maxDays: number, unitDays: number, en: string, es: string])[] = [
  [13, 1, 'day', 'día'],
  [24, 7, 'week', 'semana'],
  [330, 30, 'month', 'mes'],
  [Number.POSITIVE_INFINITY, 365, 'year', 'año'],
]

const plural = (word: string, language: Language): string =>
  language === 'es' && /[^aeiouáéó]$/.test(word) ? `${word}es` : `${word}s`

/** "right away", "in 2 weeks", "in about 3 months". */
export const spokenDays = (days: number, language: Language): string => {
  if (days <= 1) return language === 'es' ? 'lo antes posible' : 'right away'
  const [, unit, en, es] = SPANS.find(([maxDays]) => days <= maxDays) ?? SPANS[0]!
  const count = Math.max(1, Math.round(days / unit))
  const word = language === 'es' ? es : en
  const exact = days % unit === 0
  const article = es === 'semana' ? 'una' : 'un'
  const number = count === 1 ? (language === 'es' ? article : 'a') : String(count)
  const many = count === 1 ? word : plural(word, language)
  if (language === 'es') return exact ? `en ${number} ${many}` : `en más o menos ${number} ${many}`
  return exact ? `in ${number} ${many}` : `in about ${number} ${many}`
}

const LISTS: ReadonlySet<string> = new Set(['features', 'zip'])

const listed = (value: string, language: Language): string => {
  const items = value.split(',').map(item => item.trim())
  const last = items.pop() ?? ''
  return items.length === 0
    ? last
    : `${items.join(', ')} ${language === 'es' ? 'y' : 'and'} ${last}`
}

/** The value of a fact as people say it; null when it is better not said. */
export const spokenValue = ({ name, value }: ContextFact, language: Language): string | null => {
  if (value.length > VALUE_MAX_CHARS) return null
  if (MONEY.has(name)) return money(value)
  if (name === 'timelineDays') {
    const days = Number(value)
    return Number.isFinite(days) ? spokenDays(days, language) : null
  }
  return LISTS.has(name) ? listed(value, language) : value
}
