import { EVERYWHERE } from '@baton/domain'
import { placeOf } from './activate.ts'
import { botsOf, type InForce, type PoliciesInForce } from './platform/in-force.ts'
import { printable } from './printable.ts'
import { NOT_AVAILABLE, table } from './table.ts'

const HEAD = ['where', 'policy', 'hash', 'since', 'by', 'bots']

/** `baton policy ls`: the one that holds everywhere first. */
export const policiesText = (inForce: PoliciesInForce): string => {
  const everywhere = inForce.get(EVERYWHERE)
  const others = [...inForce.values()].filter(held => held !== everywhere)
  const all = everywhere ? [everywhere, ...others] : others
  return all.length === 0 ? 'no policy is active yet\n' : table(HEAD, all.map(rowOf))
}

/** `location` is `*` for everywhere. */
export const policiesJson = (inForce: PoliciesInForce): string =>
  [...inForce.values()]
    .map(held => {
      const { location, hash, at, by, document } = held
      const one = { location, policy: document?.name, hash, at, by, bots: botsOf(held) }
      return `${JSON.stringify(one)}\n`
    })
    .join('')

const rowOf = (held: InForce): string[] => {
  const { location, hash, at, by, document } = held
  return [
    location === EVERYWHERE ? 'everywhere' : placeOf(location),
    document?.name ?? NOT_AVAILABLE,
    hash,
    new Date(at).toISOString(),
    by,
    botsOf(held).join(', ') || NOT_AVAILABLE,
  ].map(cell => printable(cell))
}
