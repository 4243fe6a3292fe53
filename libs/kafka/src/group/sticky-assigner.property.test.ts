import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignSticky, type Claim, type GroupAssignment } from './sticky-assigner.ts'

const member = fc.integer({ min: 0, max: 9 }).map(n => `m${n}`)
const members = fc.uniqueArray(member, { minLength: 1 })
const partitionCount = fc.integer({ min: 0, max: 40 })
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

const claim = member.chain(memberId =>
  fc.record({
    memberId: fc.constant(memberId),
    generation: fc.integer({ min: -1, max: 5 }),
    owned: fc.uniqueArray(fc.integer({ min: 0, max: 45 })),
  }),
)
const anyClaims = fc.uniqueArray(claim, { minLength: 1, selector: c => c.memberId })

const claimsOf = (assignment: GroupAssignment, generation: number): Claim[] =>
  [...assignment].map(([memberId, owned]) => ({ memberId, generation, owned }))

const fresh = (memberId: string): Claim => ({ memberId, generation: -1, owned: [] })

describe('the sticky assigner', () => {
  test('gives each partition to exactly one member, in shares that differ by one at most', () => {
    fc.assert(
      fc.property(anyClaims, partitionCount, (claims, count) => {
        const assignment = assignSticky(claims, upTo(count))
        expect([...assignment.values()].flat().sort((a, b) => a - b)).toEqual(upTo(count))
        const shares = [...assignment.values()].map(owned => owned.length)
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
        expect([...assignment.keys()].sort()).toEqual(claims.map(c => c.memberId).sort())
      }),
    )
  })

  test('does not depend on the order in which members are listed', () => {
    const shuffled = anyClaims.chain(claims =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
    )
    fc.assert(
      fc.property(shuffled, partitionCount, ([claims, again], count) => {
        const sorted = (a: GroupAssignment) => [...a].sort(([x], [y]) => (x < y ? -1 : 1))
        expect(sorted(assignSticky(again, upTo(count)))).toEqual(
          sorted(assignSticky(claims, upTo(count))),
        )
      }),
    )
  })

  test('moves nothing when nobody came or went', () => {
    fc.assert(
      fc.property(members, partitionCount, (ids, count) => {
        const before = assignSticky(ids.map(fresh), upTo(count))
        expect(assignSticky(claimsOf(before, 1), upTo(count))).toEqual(before)
      }),
    )
  })

  test('moves to members who join only what makes up their share', () => {
    fc.assert(
      fc.property(members, partitionCount, (ids, count) => {
        const before = assignSticky(ids.map(fresh), upTo(count))
        const after = assignSticky([...claimsOf(before, 1), fresh('joiner')], upTo(count))
        for (const [id, owned] of after)
          if (id !== 'joiner') expect(before.get(id)).toEqual(expect.arrayContaining([...owned]))
      }),
    )
  })

  test('moves only what belonged to members who left', () => {
    const leaving = fc.uniqueArray(member, { minLength: 2 })
    fc.assert(
      fc.property(leaving, partitionCount, (ids, count) => {
        const before = assignSticky(ids.map(fresh), upTo(count))
        const stay = claimsOf(before, 1).slice(1)
        const after = assignSticky(stay, upTo(count))
        for (const { memberId, owned } of stay)
          expect(after.get(memberId)).toEqual(expect.arrayContaining([...owned]))
      }),
    )
  })

  test('believes the newer of two claims and neither of two equal ones', () => {
    const claims = [
      { memberId: 'old', generation: 3, owned: [0, 1] },
      { memberId: 'new', generation: 4, owned: [0, 1] },
    ]
    expect(assignSticky(claims, [0, 1, 2, 3]).get('new')).toEqual([0, 1])
    const equal = claims.map(c => ({ ...c, generation: 4 }))
    expect(assignSticky(equal, [0, 1])).toEqual(
      new Map([
        ['new', [0]],
        ['old', [1]],
      ]),
    )
  })
})
