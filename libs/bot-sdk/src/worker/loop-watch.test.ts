import { expect, test } from 'vitest'
import { LoopWatch } from './loop-watch.ts'

test('says how long the loop was blocked, once', () => {
  let now = 1_000
  const watch = new LoopWatch(500, () => now)
  const after = (ms: number) => {
    now += ms
    return watch.tick()
  }
  expect([500, 490, 9_500, 500].map(after)).toEqual([0, 0, 9_000, 0])
})
