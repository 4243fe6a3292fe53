import type { ContextFact, ContextPackage } from '@baton/domain'

/**
 * Baton's custom fields of a contact; HighLevel makes their keys of the names, and their ids per
 * location.
 */
export const FIELDS = {
  context: { name: 'Baton Context', dataType: 'LARGE_TEXT' },
  budget: { name: 'Baton Budget', dataType: 'TEXT' },
  timeline: { name: 'Baton Timeline', dataType: 'TEXT' },
  preferences: { name: 'Baton Preferences', dataType: 'LARGE_TEXT' },
  temperature: { name: 'Baton Temperature', dataType: 'TEXT' },
  qualification: { name: 'Baton Qualification', dataType: 'TEXT' },
  lastHandoff: { name: 'Baton Last Handoff', dataType: 'TEXT' },
} as const

export type FieldName = keyof typeof FIELDS
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>

/** The version of the JSON in the context field. */
export const CONTEXT_VERSION = 1

const MONEY: readonly string[] = ['budget.min', 'budget.max', 'askingPrice']
const TIMELINES: readonly string[] = ['timelineDays', 'timeline']

/**
 * What the fields of a contact say after this context: one value each, empty where nothing is
 * known.
 */
export const fieldValues = (context: ContextPackage, owner: string, at: number): FieldValues => ({
  context: JSON.stringify({ version: CONTEXT_VERSION, owner, ...context }),
  budget: budgetOf(context.facts),
  timeline: timelineOf(context.facts),
  preferences: preferencesOf(context.facts),
  temperature: context.temperature,
  qualification: String(context.score),
  ...(context.from !== '' && { lastHandoff: handoffOf(context, owner, at) }),
})

const stated = (facts: readonly ContextFact[], side: string, name: string): string | undefined =>
  facts.find(fact => fact.side === side && fact.name === name)?.value

const money = (value: string | undefined): string | undefined => {
  if (value === undefined) return undefined
  const amount = Number(value)
  return Number.isFinite(amount) ? `$${amount.toLocaleString('en-US')}` : value
}

const budgetOf = (facts: readonly ContextFact[]): string => {
  const least = money(stated(facts, 'buying', 'budget.min'))
  const most = money(stated(facts, 'buying', 'budget.max'))
  const asked = money(stated(facts, 'selling', 'askingPrice'))
  const range =
    least && most ? `${least}–${most}` : most ? `up to ${most}` : least && `from ${least}`
  return [range, asked && `asking ${asked}`].filter(Boolean).join('; ')
}

/** The one stated last; both sides of a move usually share it. */
const timelineOf = (facts: readonly ContextFact[]): string => {
  const timelines = facts.filter(fact => TIMELINES.includes(fact.name))
  const latest = timelines.toSorted((a, b) => b.at - a.at)[0]
  if (!latest) return ''
  const said = latest.name === 'timelineDays' ? `${latest.value} days` : latest.value
  return `${said} (${latest.side})`
}

/** Everything else about the home that is sought. */
const preferencesOf = (facts: readonly ContextFact[]): string =>
  facts
    .filter(fact => fact.side === 'buying')
    .filter(fact => !MONEY.includes(fact.name) && !TIMELINES.includes(fact.name))
    .map(fact => `${fact.name} ${fact.value}`)
    .join(', ')

const handoffOf = (context: ContextPackage, owner: string, at: number): string =>
  `${context.from} → ${owner}, ${new Date(at).toISOString()} (${context.handoffReason})`
