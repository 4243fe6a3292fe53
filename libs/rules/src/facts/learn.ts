import { type KnownFact, type StatedFact, WHOLE } from '@baton/domain'
import type { TakenBack } from '@baton/understanding'
import type { Policy } from '../policy/policy.ts'
import { byteLength, clip, fits } from '../state/clip.ts'
import { factName, findFact, isFresh, isSameFact } from './known.ts'

const FACTS_MAX = 32
/** Former values kept beside the present one. */
const FORMER_MAX = 2
const VALUE_BYTES = 160
const NAME_BYTES = 40
const SOURCE_BYTES = 48

/**
 * Who says so. What the contact or an operator says replaces; what others report must be at least
 * as sure.
 */
export interface Teller {
  readonly source: string
  readonly authority: 'contact' | 'operator' | 'reported'
  readonly at: number
}

export interface Learned {
  readonly facts: KnownFact[]
  /** side.name of what is new or different now. */
  readonly changed: readonly string[]
}

const cleaned = (stated: StatedFact): StatedFact => ({
  side: clip(stated.side, NAME_BYTES),
  name: clip(stated.name, NAME_BYTES),
  value: stated.value.trim(),
  confidence: Math.min(Math.max(stated.confidence, 0), WHOLE),
})

/**
 * Values of a list add up: what is said of the same home joins what was said before. Of more than
 * fit, those just said are kept first, and each is whole.
 */
const joined = (known: string, stated: string): string => {
  if (known === '' && fits(stated, VALUE_BYTES)) return stated
  const said = [...stated.split(','), ...known.split(',')]
  const kept: string[] = []
  let room = VALUE_BYTES + 1
  for (const value of new Set(said.map(one => clip(one.trim(), VALUE_BYTES)))) {
    const bytes = byteLength(value) + 1
    if (value === '' || bytes > room) continue
    kept.push(value)
    room -= bytes
  }
  return kept.sort().join(',')
}

const accepts = (known: KnownFact, stated: StatedFact, teller: Teller, policy: Policy): boolean =>
  teller.authority !== 'reported' ||
  stated.confidence >= known.confidence ||
  !isFresh(known, teller.at, policy)

const replaced = (known: KnownFact, value: string): string[] =>
  value === known.value
    ? known.former
    : [known.value, ...known.former.filter(old => old !== value)].slice(0, FORMER_MAX)

/**
 * Facts with one more statement taken in; `changed` gets its name when the value is new or
 * different.
 */
const withFact = (
  facts: KnownFact[],
  stated: StatedFact,
  teller: Teller,
  policy: Policy,
  changed: string[],
): KnownFact[] => {
  const known = facts.find(fact => isSameFact(fact, stated))
  const goes = (fact: KnownFact) => fact === known || isReplacedBy(fact, stated, policy)
  if (facts.some(fact => !accepts(fact, stated, teller, policy) && goes(fact))) return facts
  const others = facts.filter(fact => !goes(fact))
  if (stated.value === '') {
    if (known) changed.push(factName(stated))
    return known ? others : facts
  }
  const isList = policy.context.lists.includes(stated.name)
  const value = isList ? joined(known?.value ?? '', stated.value) : clip(stated.value, VALUE_BYTES)
  if (value !== known?.value) changed.push(factName(stated))
  // A report of what is known is no news: who said it, and when, stays.
  else if (teller.authority === 'reported' && isFresh(known, teller.at, policy)) return facts
  const source = clip(teller.source, SOURCE_BYTES)
  const former = known ? replaced(known, value) : []
  others.push({ ...stated, value, at: teller.at, source, former })
  return others.length > FACTS_MAX ? withoutOldest(others) : others
}

/** timeline and timelineDays of one home take each other's place. */
const isReplacedBy = (fact: KnownFact, stated: StatedFact, policy: Policy): boolean =>
  fact.side === stated.side &&
  fact.name !== stated.name &&
  stated.value !== '' &&
  policy.context.interchangeable.some(
    names => names.includes(fact.name) && names.includes(stated.name),
  )

const withoutOldest = (facts: readonly KnownFact[]): KnownFact[] => {
  const oldest = facts.reduce((a, b) => (b.at < a.at ? b : a))
  return facts.filter(fact => fact !== oldest)
}

/**
 * Takes values off lists; a list that has none left stays empty. The same facts when none was on
 * any.
 */
const withoutValues = (
  facts: KnownFact[],
  takenBack: readonly TakenBack[],
  { source, at }: Teller,
  policy: Policy,
): KnownFact[] => {
  const shorter = facts.map(fact => {
    const taken = takenBack.filter(one => isSameFact(one, fact))
    if (taken.length === 0 || !policy.context.lists.includes(fact.name)) return fact
    const isTaken = (value: string) =>
      taken.some(one => one.value === null || one.value === value.toLowerCase())
    const values = fact.value.split(',').map(value => value.trim())
    const rest = values.filter(value => !isTaken(value))
    if (rest.length === values.length) return fact
    return { ...fact, value: rest.join(','), at, source: clip(source, SOURCE_BYTES) }
  })
  return shorter.some((fact, i) => fact !== facts[i]) ? shorter : facts
}

/** A list that is shorter and longer at once has changed once: from what it was before both. */
const changedOnce = (before: readonly KnownFact[], after: readonly KnownFact[]): Learned => {
  const facts = after
    .filter(({ value }) => value !== '')
    .map(fact => {
      const known = findFact(before, fact)
      return known ? { ...fact, former: replaced(known, fact.value) } : fact
    })
  const all = [...before, ...facts]
  const isChanged = (fact: KnownFact) =>
    findFact(before, fact)?.value !== findFact(facts, fact)?.value
  return { facts, changed: [...new Set(all.filter(isChanged).map(factName))] }
}

/**
 * Takes back what is no longer wanted, then takes statements in, in order. An empty value withdraws
 * a fact, as does the last value of a list; a correction replaces it and keeps what it was.
 */
export const learnFacts = (
  facts: KnownFact[],
  statements: readonly StatedFact[],
  teller: Teller,
  policy: Policy,
  takenBack: readonly TakenBack[] = [],
): Learned => {
  const changed: string[] = []
  const left = takenBack.length > 0 ? withoutValues(facts, takenBack, teller, policy) : facts
  let result = left
  for (const statement of statements) {
    const stated = cleaned(statement)
    if (stated.name !== '') result = withFact(result, stated, teller, policy, changed)
  }
  if (left !== facts) return changedOnce(facts, result)
  return { facts: result, changed: changed.length > 1 ? [...new Set(changed)] : changed }
}
