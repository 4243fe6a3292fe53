import { RecentIds } from '@baton/domain'
import { expect, test } from 'vitest'
import { isRepeat, REPEAT_WINDOW_MS, withIds } from './recent-ids.ts'

test('an id is a repeat until 24 hours have passed', () => {
  const recent = withIds(RecentIds.none, ['m1'], 0)
  expect(isRepeat(recent, ['m1'], REPEAT_WINDOW_MS - 1)).toBe(true)
  expect(isRepeat(recent, ['m1'], REPEAT_WINDOW_MS)).toBe(false)
  expect(isRepeat(recent, ['m2'], 0)).toBe(false)
})

test('the last 64 ids are kept, the oldest dropped first', () => {
  let recent = withIds(RecentIds.none, ['m0'], 0)
  for (let i = 1; i < 80; i++) recent = withIds(recent, [`m${i}`], i)
  expect(recent.count).toBe(64)
  expect(recent.entries()[0]?.id).toBe('m16')
})

test('ids of the day before are forgotten when a new one comes', () => {
  const recent = withIds(withIds(RecentIds.none, ['m1'], 0), ['m2'], 5)
  expect(
    withIds(recent, ['m3'], REPEAT_WINDOW_MS + 1)
      .entries()
      .map(r => r.id),
  ).toEqual(['m2', 'm3'])
})
