import { expect, test } from 'vitest'
import { StandingWatch } from './standing-watch.ts'

test('that brokers are away is told once, and once that they are back, with how long it was', () => {
  const standing = { isAssigned: true }
  let now = 1_000
  const lines: string[] = []
  const log = {
    warn: () => void lines.push('lost'),
    info: (_: string, fields = {}) => void lines.push(`back ${JSON.stringify(fields)}`),
  }
  const watch = new StandingWatch(standing, log, () => now)
  const looks = (isAssigned: boolean) => {
    standing.isAssigned = isAssigned
    now += 500
    watch.look()
  }
  for (const isAssigned of [true, true, false, false, false, true, true, false]) looks(isAssigned)
  expect(lines).toEqual(['lost', 'back {"durationMs":1500}', 'lost'])
})
