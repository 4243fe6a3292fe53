// Method: the real task on a log in memory; each call of `drain` takes over as a task that has just
// been given the state does.
import { expect, test } from 'vitest'
import { newsLog } from './observe.ts'
import { FakeApp } from './testing/fake-app.ts'
import { DAY, eventOf, MINUTE, replyOf } from './testing/records.ts'

const START = 100 * DAY

const setUp = async () => {
  const app = new FakeApp()
  const lines: string[] = []
  app.onLearned = newsLog({
    info: () => {},
    warn: (text, { bot, state } = {}) => void lines.push(`${text}: ${bot} ${state}`),
  })
  await app.publish()
  /** Replies within a minute, and the time at which that minute is over. */
  const replies = async (minute: number, count: number, latencyMs: number) => {
    const from = START + minute * MINUTE
    for (let n = 0; n < count; n++) {
      await app.write('events', 0, 'ann', replyOf('seller', from + n), from + n + latencyMs)
    }
    const over = { 'baton.TimerDue': { dueAt: 0 } } as const
    await app.write('events', 0, 'ann', eventOf(over), from + MINUTE)
    await app.drain()
  }
  return { lines, replies }
}

test('that a bot is unwell is logged once, however its figures change and whoever takes over', async () => {
  const { lines, replies } = await setUp()
  await replies(0, 40, 6_000)
  expect(lines).toEqual([expect.stringMatching(/^bot unwell: seller degraded: P95/)])
  await replies(2, 1, 5_000)
  await replies(4, 2, 7_000)
  expect(lines).toHaveLength(1)
})

test('each further change to unwell is logged, and none to well', async () => {
  const { lines, replies } = await setUp()
  await replies(0, 40, 6_000)
  await replies(2, 5, 500)
  await replies(4, 5, 500)
  expect(lines).toEqual([
    expect.stringContaining('seller degraded'),
    expect.stringContaining('seller probing'),
  ])
  await replies(6, 40, 6_000)
  expect(lines).toHaveLength(3)
  expect(lines[2]).toContain('seller degraded')
})
