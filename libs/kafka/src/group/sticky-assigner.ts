/** What a member says of itself when it joins. */
export interface Claim {
  readonly memberId: string
  /** The generation of the assignment it holds; -1 when it holds none. */
  readonly generation: number
  readonly owned: readonly number[]
}

/** No member has an empty id. */
const NOBODY = ''

export type GroupAssignment = ReadonlyMap<string, readonly number[]>

/**
 * Who owns each partition: the member with the newest assignment; of two in the same generation
 * nobody.
 */
const owners = (claims: readonly Claim[]): Map<number, string> => {
  const newest = new Map<number, { readonly generation: number; readonly memberId: string }>()
  for (const { memberId, generation, owned } of claims)
    for (const partition of owned) {
      const other = newest.get(partition)
      if (!other || other.generation < generation) newest.set(partition, { generation, memberId })
      else if (other.generation === generation)
        newest.set(partition, { generation, memberId: NOBODY })
    }
  return new Map([...newest].map(([partition, { memberId }]) => [partition, memberId]))
}

/**
 * Spreads the partitions evenly (shares differ by one at most) with as few moves as that allows: a
 * partition stays with its owner unless the owner has left or holds more than its share. Depends on
 * the claims only, not on their order.
 */
export const assignSticky = (
  claims: readonly Claim[],
  partitions: readonly number[],
): GroupAssignment => {
  const ordered = [...partitions].sort((a, b) => a - b)
  const ownerOf = owners(claims)
  const held = new Map<string, number[]>(claims.map(({ memberId }) => [memberId, []]))
  for (const partition of ordered) held.get(ownerOf.get(partition) ?? NOBODY)?.push(partition)

  // The larger shares go to those who hold most already: every other choice would move more.
  const members = [...held.keys()].sort(
    (a, b) => (held.get(b)?.length ?? 0) - (held.get(a)?.length ?? 0) || (a < b ? -1 : 1),
  )
  const floor = Math.floor(ordered.length / members.length)
  const larger = ordered.length % members.length
  const shareOf = new Map(members.map((member, i) => [member, i < larger ? floor + 1 : floor]))

  const kept = new Map(members.map(m => [m, (held.get(m) ?? []).slice(0, shareOf.get(m))]))
  const settled = new Set([...kept.values()].flat())
  const free = ordered.filter(partition => !settled.has(partition))
  return new Map(
    members.map(member => {
      const mine = kept.get(member) ?? []
      const missing = (shareOf.get(member) ?? 0) - mine.length
      return [member, [...mine, ...free.splice(0, missing)].sort((a, b) => a - b)]
    }),
  )
}
