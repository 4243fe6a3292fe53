import { expect, test } from 'vitest'
import { newClusterId } from './cluster-id.ts'

test('an id never begins with a dash: the format tool would take it for an option', () => {
  const draws = [Buffer.alloc(16, 0xf8), Buffer.alloc(16, 0xfb), Buffer.alloc(16, 1)]
  const id = newClusterId(() => draws.shift() ?? Buffer.alloc(16))
  expect(id).toBe(Buffer.alloc(16, 1).toString('base64url'))
  expect(draws).toHaveLength(0)
})
