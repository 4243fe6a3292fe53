// Method: any sequence of changes, on ids of any script and times of any size, against plain lists
// of entries; what is encoded against avsc.
import avsc from 'avsc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecentIds } from './recent-ids.ts'
import type { RecentId } from './schemas.gen.ts'

const RUNS = 2_000
const MOST = 8
const WINDOW = 50

const type = avsc.Type.forSchema({
  type: 'array',
  items: {
    type: 'record',
    name: 'RecentId',
    fields: [
      { name: 'id', type: 'string' },
      { name: 'at', type: 'long' },
    ],
  },
})

const ids = fc.oneof(
  fc.constantFrom('m', 'mm', 'mm-1', '', '%41', '\0', 'é', 'm\u0002m'),
  fc.string({ unit: 'binary', maxLength: 16 }),
)
const times = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.constantFrom(-1, -64, -65, 63, 64, 1_735_689_607_700, 2 ** 52, -(2 ** 52)),
  fc.maxSafeInteger().map(n => Math.trunc(n / 2) + 0),
)
const changes = fc.array(fc.record({ ids: fc.array(ids, { maxLength: 3 }), at: times }), {
  maxLength: 20,
})

test('holds what a plain list would, and writes it as avsc does', () => {
  fc.assert(
    fc.property(changes, ids, times, (all, wanted, now) => {
      let recent = RecentIds.none
      let plain: RecentId[] = []
      for (const change of all) {
        const after = change.at - WINDOW
        recent = recent.adding(change.ids, change.at, MOST, after)
        while (plain.length + change.ids.length > MOST && plain.length > 0) plain.shift()
        while (plain[0] && plain[0].at <= after) plain.shift()
        plain = [...plain, ...change.ids.map(id => ({ id: id.toWellFormed(), at: change.at }))]
      }
      expect(recent.entries()).toEqual(plain)
      expect(JSON.parse(JSON.stringify(recent))).toEqual(plain)
      expect(recent.count).toBe(plain.length)
      expect(recent.has(wanted, now - WINDOW)).toBe(
        plain.some(({ id, at }) => id === wanted.toWellFormed() && at > now - WINDOW),
      )
      expect(Buffer.from(recent.encoded, 'latin1')).toEqual(type.toBuffer(plain))
      expect(RecentIds.of(plain)).toEqual(recent)
      expect(recent.newest(3).entries()).toEqual(plain.slice(-3))
    }),
    { numRuns: RUNS },
  )
})

test.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY, 2 ** 53])('%s is no time', at => {
  expect(() => RecentIds.none.adding(['m'], at, MOST, 0)).toThrow('no time')
})

test('an id that is no UTF-8, of a damaged list, can be looked at', () => {
  expect(new RecentIds('\u0002\u0002\u00ff\0\0').entries()).toEqual([{ id: '\ufffd', at: 0 }])
})
