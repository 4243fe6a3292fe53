import { expect, test } from 'vitest'
import { passed, refused } from './guard.ts'
import { firstRefusal, wouldPass } from './index.ts'

const open = passed('cooldown', {})
const until = (guard: string, passesAt: number | null) => refused(guard, {}, passesAt)

test('what passes last is what has to be waited for', () => {
  const results = [open, until('circular', 50), until('rate-hour', 40)]
  expect(wouldPass(results)).toEqual({ at: 50, margin: null, note: '' })
  expect(firstRefusal(results)?.guard).toBe('circular')
})

test('where one guard never opens by itself, no time is promised and the guard is named', () => {
  expect(wouldPass([until('opted-out', null), until('rate-hour', 40)])).toEqual({
    at: null,
    margin: null,
    note: 'opted-out',
  })
})
