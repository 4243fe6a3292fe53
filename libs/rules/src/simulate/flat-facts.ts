import type { KnownFact, StatedFact } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'

const keyOf = ({ side, name }: { readonly side: string; readonly name: string }) =>
  `${side}.${name}`

const isList = (name: string, policy: Policy) => policy.context.lists.includes(name)

/**
 * What each list was last stated as, by side.name: a state keeps the sum, a reader may want the
 * statement.
 */
export const withStated = (
  before: ReadonlyMap<string, string>,
  stated: readonly StatedFact[],
  policy: Policy,
): ReadonlyMap<string, string> => {
  const lists = stated.filter(fact => isList(fact.name, policy) && fact.value !== '')
  return lists.length === 0
    ? before
    : new Map([...before, ...lists.map(fact => [keyOf(fact), fact.value] as const)])
}

const isRival = (a: string, b: string, policy: Policy): boolean =>
  a === b || policy.context.interchangeable.some(names => names.includes(a) && names.includes(b))

/**
 * One value a name, whichever side it is about: the one stated last; of several in one message the
 * first. Of names that take each other's place only the last stated is there.
 */
export const flatFacts = (
  facts: readonly KnownFact[],
  stated: ReadonlyMap<string, string>,
  policy: Policy,
): Record<string, string> => {
  const latest = facts.filter((fact, index) =>
    facts.every(
      (other, place) =>
        other === fact ||
        !isRival(other.name, fact.name, policy) ||
        other.at < fact.at ||
        (other.at === fact.at && place > index),
    ),
  )
  const values = latest.map(fact => [fact.name, stated.get(keyOf(fact)) ?? fact.value] as const)
  return Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Facts by side and name. */
export const sidesOf = (facts: readonly KnownFact[]): Record<string, Record<string, string>> => {
  const sides: Record<string, Record<string, string>> = {}
  for (const { side, name, value } of facts) {
    sides[side] = { ...sides[side], [name]: value }
  }
  return sides
}
