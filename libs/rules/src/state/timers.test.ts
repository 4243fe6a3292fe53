import { expect, test } from 'vitest'
import { withoutTimers, withTimer } from './timers.ts'

const timer = (id: string, dueAt: number) => ({ id, dueAt })

test('timers stand in the order of their due times, then of their names', () => {
  let timers = withTimer([], 'reply', 20)
  timers = withTimer(timers, 'wake', 10)
  timers = withTimer(timers, 'context', 30)
  timers = withTimer(timers, 'outcome', 20)
  timers = withTimer(timers, 'retry', 20)
  expect(timers).toEqual([
    timer('wake', 10),
    timer('outcome', 20),
    timer('reply', 20),
    timer('retry', 20),
    timer('context', 30),
  ])
})

test('a kind of timer runs at most once: setting it again moves it', () => {
  const timers = [timer('reply', 10), timer('wake', 20)]
  expect(withTimer(timers, 'reply', 30)).toEqual([timer('wake', 20), timer('reply', 30)])
})

test('taking away what is not there changes nothing', () => {
  const timers = [timer('reply', 10), timer('wake', 20)]
  expect(withoutTimers(timers, 'quiet')).toBe(timers)
  expect(withoutTimers(timers, 'wake', 'quiet')).toEqual([timer('reply', 10)])
})
