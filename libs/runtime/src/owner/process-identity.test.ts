import { expect, test } from 'vitest'
import { identify, isAlive } from './process-identity.ts'

test('a process is itself, and not a later one with its pid', () => {
  const self = identify(process.pid)!
  expect(isAlive(self)).toBe(true)
  expect(isAlive({ ...self, started: `${self.started}0` })).toBe(false)
})

test('no process, no identity', () => {
  expect(identify(2 ** 22 + 1)).toBeUndefined()
})
