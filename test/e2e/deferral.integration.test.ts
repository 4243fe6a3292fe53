// Method: the real router, learner and two SDK bots on the real broker, and a seller bot that is as
// slow as it is told; time is that of the log, so that hours pass in seconds. What was decided is
// judged by the sequential oracle beside what is asserted here.
import { readFileSync } from 'node:fs'
import { acknowledgingBot, startBots } from '@baton/bots'
import { latestOf, publishPolicies, readAll } from '@baton/cli'
import type { Decision } from '@baton/domain'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { parsePolicy } from '@baton/rules'
import { silentLogger } from '@baton/runtime'
import { verifyApp } from '@baton/testkit'
import { expect, test } from 'vitest'
import { newApp, type TestApp, until } from '../fault/app.ts'
import { PacedBot } from './paced-bot.ts'

const PARTITIONS = 1
const START = Date.parse('2026-01-12T16:00:00Z')
const SECOND = 1_000
const MINUTE = 60_000
const SLOW_MS = 6_000
const FAST_MS = 300
const CROWD = 25
const WAIT_MS = 60_000
const SELL = 'i want to sell my house'
const log = silentLogger()

const file = new URL('../../deploy/policies/real-estate.yaml', import.meta.url)
const { policy } = parsePolicy(readFileSync(file, 'utf8'), 'real-estate.yaml')

/** Every handoff to an unwell bot waits: which ones are let through as probes is a draw. */
const DEFERS_ALL = {
  ...policy,
  deferral: { ...policy.deferral, probeShare: 0, maxShare: 10_000 },
}

class Scene {
  readonly app: TestApp
  readonly seller: PacedBot
  readonly #stops: (() => Promise<void>)[]
  #messages = 0

  private constructor(app: TestApp, seller: PacedBot, stops: (() => Promise<void>)[]) {
    this.app = app
    this.seller = seller
    this.#stops = stops
  }

  static async open(name: string, delayMs: number | null): Promise<Scene> {
    const app = await newApp(name, PARTITIONS, 'log')
    const everywhere = { location: '*', parsed: app.parsed(DEFERS_ALL) }
    await publishPolicies(app.platform, [everywhere], 'test', START)
    const env = { ...app.env(), BATON_DATA_DIR: app.dir, BATON_CLOCK: 'log' }
    const router = await startRouter(routerConfig(env), { log })
    const learner = await startLearner(learnerConfig(env), { log })
    const bots = await startBots(routerConfig(env), {
      bots: ['lead', 'buyer'].map(acknowledgingBot),
      log,
    })
    const seller = new PacedBot(app, 'seller', delayMs)
    const stops = [seller, bots, learner, router].map(service => () => service.stop())
    return new Scene(app, seller, stops)
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) await stop()
    await this.app.close()
  }

  async say(contacts: readonly string[], text: string, at: number): Promise<void> {
    const messages = contacts.map((contactId, n) => ({
      contactId,
      messageId: `m-${this.#messages++}`,
      text,
      at: at + n * SECOND,
    }))
    await this.app.say(messages)
  }

  /** Somebody else writes: event time goes on, minutes close, timers take effect. */
  tick(at: number): Promise<void> {
    return this.say(['somebody'], 'hello', at)
  }

  async decisions(contactId?: string): Promise<Decision[]> {
    const found: Decision[] = []
    await readAll(this.app.platform, 'handoff.decisions.v1', [0], one => {
      if (one && (contactId === undefined || one.contactId === contactId)) found.push(one)
    })
    return found
  }

  /** Every event is decided, and every routed message that gets an answer has it. */
  async settled(what: string): Promise<void> {
    const { app, seller } = this
    const answered = async () => {
      const all = await this.decisions()
      const decided = all.filter(({ slot }) => slot === 0).length
      const replies = new Set(all.flatMap(d => (d.event === 'BotReplied' ? [d.about] : [])))
      const routed = await this.#routed(seller.delayMs === null ? ['lead', 'buyer'] : undefined)
      return decided === (await app.end(0)) && routed.every(id => replies.has(id))
    }
    await until(what, answered, WAIT_MS, 50)
  }

  /**
   * Waits for the learner to say so, then for the router to have adopted it: it does so with its
   * next event.
   */
  async adopted(status: string, from: number): Promise<void> {
    const { platform } = this.app
    const health = async () => (await latestOf(platform, 'bot.health.v1')).get('seller')?.status
    await until(`the seller is ${status}`, async () => (await health()) === status, WAIT_MS, 50)
    let at = from
    const inForce = async () => {
      await this.tick(at++)
      let last: string | undefined
      await readAll(platform, 'router.tables.v1', [0], one => {
        last = one?.health.find(({ bot }) => bot === 'seller')?.status
      })
      return last === status
    }
    await until(`the router knows that it is ${status}`, inForce, WAIT_MS, 100)
    await this.settled('all is answered')
  }

  async verified(): Promise<void> {
    const app = { ...this.app.platform, log: this.app.platform.kafka.log }
    expect((await verifyApp(app)).violations).toEqual([])
  }

  async #routed(bots: readonly string[] = ['lead', 'buyer', 'seller']): Promise<string[]> {
    const { platform } = this.app
    const codec = platform.codecs.of('routing.v1')
    const found: string[] = []
    for (const bot of bots) {
      await platform.kafka.log.readToEnd({
        topic: platform.topic(`routing.${bot}.v1`),
        partition: 0,
        onBatch: ({ records }) => {
          for (const { value } of records) if (value) found.push(codec.decode(value).decisionId)
        },
      })
    }
    return found
  }
}

const crowd = Array.from({ length: CROWD }, (_, n) => `seller-${n}`)

test('a slow bot: handoffs to it wait, the contact keeps a bot, and the retry succeeds once it has recovered', async () => {
  const scene = await Scene.open('deferral', SLOW_MS)
  try {
    await scene.say(crowd, SELL, START)
    await scene.settled('the crowd is with the seller')
    await scene.tick(START + 2 * MINUTE)
    await scene.adopted('degraded', START + 3 * MINUTE)

    await scene.say(['anna'], SELL, START + 5 * MINUTE)
    await scene.settled('anna is answered')
    const [deferred, answer] = await scene.decisions('anna')
    expect(deferred).toMatchObject({ verdict: 'deferred', ownerAfter: 'lead', target: 'seller' })
    expect(answer).toMatchObject({ verdict: 'reply_sent', owner: 'lead', ownerAfter: 'lead' })

    scene.seller.delayMs = FAST_MS
    for (const minute of [6, 8]) {
      await scene.say(crowd.slice(0, 10), 'any news?', START + minute * MINUTE)
      await scene.settled('the seller answers fast')
      await scene.tick(START + (minute + 1) * MINUTE)
      await scene.settled('the minute closes')
    }
    await scene.adopted('ok', START + 10 * MINUTE)

    // The retry is due 30 minutes after the deferral.
    for (const minute of [36, 70, 105]) {
      await scene.tick(START + minute * MINUTE)
      await scene.settled('what is due has taken effect')
    }
    const all = await scene.decisions('anna')
    const moved = all.filter(({ verdict }) => verdict === 'handoff')
    expect(moved).toMatchObject([
      {
        event: 'retry',
        reason: 'deferral-recovered',
        ownerAfter: 'seller',
        about: deferred?.decisionId,
        at: START + 35 * MINUTE,
      },
    ])
    expect(all.filter(({ event }) => event === 'retry')).toHaveLength(1)
    expect(all.at(-1)).toMatchObject({ verdict: 'reply_sent', owner: 'seller' })
    await scene.verified()
  } finally {
    await scene.close()
  }
})

test('a dead bot: whoever wrote is answered or has a person within the deadlines', async () => {
  const scene = await Scene.open('dead', null)
  const { deadlineMs, attempts } = policy.replies
  try {
    await scene.say(crowd, SELL, START)
    for (const minute of [4, 6, 9, 11, 13]) {
      await scene.tick(START + minute * MINUTE)
      await scene.settled(`minute ${minute}`)
    }
    await scene.adopted('degraded', START + 14 * MINUTE)
    await scene.say(['bob'], SELL, START + 15 * MINUTE)
    for (const minute of [16, 46, 74]) {
      await scene.tick(START + minute * MINUTE)
      await scene.settled(`minute ${minute}`)
    }
    // An hour without any message ends the suspicion, before the retry that is due at 75; the bot
    // is dead all the same.
    await scene.adopted('ok', START + 74 * MINUTE + SECOND)
    await scene.tick(START + 76 * MINUTE)
    await scene.settled('minute 76')
    await scene.say(['bob'], 'are you there?', START + 80 * MINUTE)
    for (const minute of [86, 91, 93]) {
      await scene.tick(START + minute * MINUTE)
      await scene.settled(`minute ${minute}`)
    }
    const latestMs = attempts * deadlineMs
    for (const contact of [...crowd, 'bob']) {
      const all = await scene.decisions(contact)
      for (const said of all.filter(({ event }) => event === 'MessageReceived')) {
        const helped = all.filter(
          ({ verdict, at }) =>
            (verdict === 'reply_sent' || verdict === 'human') &&
            at >= said.at &&
            at <= said.at + latestMs,
        )
        expect(helped).not.toEqual([])
      }
      expect(all.at(-1)).toMatchObject({ ownerAfter: 'human' })
    }
    const [first, ...later] = await scene.decisions('bob')
    expect(first).toMatchObject({ verdict: 'deferred', ownerAfter: 'lead' })
    expect(later.filter(({ verdict }) => verdict === 'handoff')).toHaveLength(1)
    await scene.verified()
  } finally {
    await scene.close()
  }
})
