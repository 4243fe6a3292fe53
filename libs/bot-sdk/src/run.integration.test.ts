// Method: two instances of a bot on the real broker, with a handler that takes longer than the
// group's session time-out.
import { type BotReplied, partitionOf } from '@baton/domain'
import { baseSchema, type Logger, parseConfig, renderMetrics, silentLogger } from '@baton/runtime'
import { expect, test, vi } from 'vitest'
import { newApp, type TestApp, until } from '../../../test/fault/app.ts'
import { defineBot, type Handler } from './bot.ts'
import { runBot } from './run.ts'
import type { RunOptions } from './run-options.ts'
import { routedSample } from './testing/index.ts'

/** Beyond all that is waited for in one test. */
vi.setConfig({ testTimeout: 120_000 })

const PARTITIONS = 2
const SESSION_MS = 3_000
/** Two sessions and more: a member that sent no heartbeats meanwhile would be evicted. */
const SLOW_MS = 7_000

const route = async (app: TestApp, contactId: string, decisionId: string): Promise<void> => {
  const key = Buffer.from(contactId)
  const routed = { ...routedSample(), contactId, decisionId, bot: 'buyer' }
  const value = app.platform.codecs.of('routing.v1').encode(routed)
  await app.appender.append([
    {
      topic: app.platform.topic('routing.buyer.v1'),
      partition: partitionOf(key, PARTITIONS),
      records: [{ key, value, timestamp: Date.now() }],
    },
  ])
}

const repliesIn = async (app: TestApp): Promise<BotReplied[]> => {
  const replies: BotReplied[] = []
  const codec = app.platform.codecs.of('contact.events.v1')
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await app.platform.kafka.log.readToEnd({
      topic: app.platform.topic('contact.events.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) {
          const reply = value && codec.decode(value).event['baton.BotReplied']
          if (reply) replies.push(reply)
        }
      },
    })
  }
  return replies
}

const started = async (app: TestApp, onMessage: Handler, more: Partial<RunOptions> = {}) =>
  runBot(defineBot({ name: 'buyer', onMessage }), {
    config: parseConfig(baseSchema, app.env()),
    log: silentLogger(),
    sessionTimeoutMs: SESSION_MS,
    ...more,
  })

test('a handler slower than the session time-out costs no partition and is not called twice', async () => {
  const app = await newApp('slow-bot', PARTITIONS)
  const calls: string[] = []
  const slow: Handler = async turn => {
    calls.push(turn.routed.decisionId)
    if (turn.routed.decisionId === 's1') await new Promise(done => setTimeout(done, SLOW_MS))
    turn.reply('ok')
  }
  const bots = [await started(app, slow), await started(app, slow)]
  try {
    await route(app, 'slow', 's1')
    await route(app, 'slow', 's2')
    for (let i = 0; i < 6; i++) await route(app, `quick-${i}`, `q${i}`)
    await until('all are answered', async () => (await repliesIn(app)).length >= 8, 60_000, 100)
    expect(calls.toSorted()).toEqual(['q0', 'q1', 'q2', 'q3', 'q4', 'q5', 's1', 's2'])
    const order = (await repliesIn(app)).map(reply => reply.decisionId)
    expect(order.indexOf('s1')).toBeLessThan(order.indexOf('s2'))
  } finally {
    await Promise.all(bots.map(bot => bot.stop()))
  }
  // Stopped gracefully, so everything is committed: nothing is answered again.
  const later = await started(app, slow)
  await route(app, 'quick-9', 'q9')
  await until('the later one is answered', async () => (await repliesIn(app)).length >= 9, 60_000)
  await later.stop()
  expect(calls).toHaveLength(9)
  await app.close()
})

test('a reply stands beside its message, whatever count BATON_PARTITIONS says', async () => {
  const app = await newApp('counted-bot', PARTITIONS)
  const config = parseConfig(baseSchema, app.env({ BATON_PARTITIONS: '5' }))
  const bot = await started(app, turn => turn.reply('ok'), { config })
  const contacts = Array.from({ length: 8 }, (_, i) => `counted-${i}`)
  for (const contact of contacts) await route(app, contact, contact)
  await until('all are answered', async () => (await repliesIn(app)).length === 8, 60_000)
  await bot.stop()
  await app.close()
})

test('a handler that blocks the event loop is said', async () => {
  const app = await newApp('blocking-bot', PARTITIONS)
  const blockedMs: (number | undefined)[] = []
  const log: Logger = {
    ...silentLogger(),
    child: () => log,
    warn: (_, fields) => void blockedMs.push(fields?.durationMs),
  }
  const blocking: Handler = turn => {
    const end = performance.now() + SESSION_MS - 500
    while (performance.now() < end);
    turn.reply('ok')
  }
  const bot = await started(app, blocking, { log })
  await route(app, 'blocked', 'b1')
  await until('it is said', () => blockedMs.length > 0, 60_000)
  expect(blockedMs[0]).toBeGreaterThan(SESSION_MS / 2)
  await bot.stop()
  await app.close()
})

test('an instance that joins takes its share while the other works on, and metrics say what was done', async () => {
  const app = await newApp('sharing-bots', PARTITIONS)
  const answeredBy: Record<string, string> = {}
  const as =
    (name: string): Handler =>
    turn => {
      answeredBy[turn.routed.decisionId] = name
      if (turn.routed.decisionId === 'bad') throw new Error('planted')
      turn.reply(name)
    }
  const first = await started(app, as('first'))
  await route(app, 'a', 'alone')
  await route(app, 'a', 'bad')
  await until('the first one answers', async () => (await repliesIn(app)).length === 1, 60_000)
  const second = await started(app, as('second'))
  let n = 0
  await until(
    'both answer',
    async () => {
      await route(app, `contact-${n}`, `shared-${n++}`)
      return new Set(Object.values(answeredBy)).size === 2
    },
    60_000,
    100,
  )
  const metrics = await renderMetrics([first.registry])
  expect(metrics).toMatch(
    /baton_bot_dead_letters_total\{cause="HANDLER_THREW",service="bot-buyer"\} 1/,
  )
  await Promise.all([first.stop(), second.stop()])
  await app.close()
})
