// Method: 200 generated conversations, first in memory, then on the real broker with the real
// router and bots. What each contact reads must be the same, free of re-asks by the checker's
// reading, and what a bot is given with each message the fold of the log by the sequential oracle.
import { referenceBots, startBots } from '@baton/bots'
import type { RoutedMessage } from '@baton/domain'
import { routerConfig, startRouter } from '@baton/router'
import { foldEvent } from '@baton/rules'
import { silentLogger } from '@baton/runtime'
import { verifyApp } from '@baton/testkit'
import { questionsIn, reAsksIn, tablesOf } from '@baton/testkit/talk'
import { expect, test } from 'vitest'
import { newApp, type TestApp } from '../fault/app.ts'
import { policy, readTexts, sayAgain, talksInMemory } from './real-talk.ts'

const PARTITIONS = 4
const CONVERSATIONS = 200
/** Seeds that the property test in services/bots does not use. */
const FIRST_SEED = 1_000_001

/** What every routing topic holds, by decision. */
const routedIn = async ({ platform }: TestApp): Promise<Map<string, RoutedMessage>> => {
  const routed = new Map<string, RoutedMessage>()
  const codec = platform.codecs.of('routing.v1')
  for (const bot of [...Object.keys(policy.bots), 'human']) {
    for (let partition = 0; partition < PARTITIONS; partition++) {
      await platform.kafka.log.readToEnd({
        topic: platform.topic(`routing.${bot}.v1`),
        partition,
        onBatch: ({ records }) => {
          for (const { value } of records) {
            const message = value && codec.decode(value)
            if (message) routed.set(message.decisionId, message)
          }
        },
      })
    }
  }
  return routed
}

/**
 * What the log of events says must have been routed: the rules folded over it, one record after the
 * other.
 */
const foldedRoutes = async ({ platform }: TestApp): Promise<Map<string, RoutedMessage>> => {
  const tables = tablesOf(policy)
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  const routed = new Map<string, RoutedMessage>()
  for (let partition = 0; partition < PARTITIONS; partition++) {
    const states = new Map<string, Parameters<typeof foldEvent>[0]>()
    await platform.kafka.log.readToEnd({
      topic,
      partition,
      onBatch: ({ records }) => {
        for (const { key, value, offset, timestamp } of records) {
          const contactId = String(key)
          const place = { topic, partition, offset, timestamp }
          const event = codec.decode(value!)
          const folded = foldEvent(states.get(contactId), contactId, event, place, tables)
          states.set(contactId, folded.state ?? undefined)
          for (const effect of folded.emissions.flatMap(({ effects }) => effects)) {
            if (effect.kind === 'route') routed.set(effect.message.decisionId, effect.message)
          }
        }
      },
    })
  }
  return routed
}

test('200 conversations on the broker read as in memory: no re-ask, contexts are the fold of the log', async () => {
  const talks = await talksInMemory(FIRST_SEED, CONVERSATIONS)
  const app = await newApp('conversations', PARTITIONS, 'log')
  const config = routerConfig({ ...app.env(), BATON_DATA_DIR: app.dir, BATON_CLOCK: 'log' })
  const router = await startRouter(config, { log: silentLogger() })
  const bots = await startBots(config, { bots: referenceBots, log: silentLogger() })
  try {
    await sayAgain(app, talks)
  } finally {
    await bots.stop()
    await router.stop()
  }
  const texts = await readTexts(app)
  const differing = talks.filter(({ contactId, heard }) => {
    const inMemory = heard.map(({ at, bot, text }) => ({ at, bot, text }))
    return JSON.stringify(inMemory) !== JSON.stringify(texts.get(contactId) ?? [])
  })
  expect(differing.map(({ contactId }) => contactId)).toEqual([])

  const known = new Map(talks.map(({ contactId, heard }) => [contactId, heard]))
  const said = [...texts].flatMap(([contactId, all]) =>
    all.map((one, i) => ({ ...one, known: known.get(contactId)?.[i]?.known ?? [] })),
  )
  expect(said.flatMap(({ text, bot, known }) => (bot ? reAsksIn(text, bot, known) : []))).toEqual(
    [],
  )
  expect(said.flatMap(({ text, bot }) => questionsIn(text, bot)).length).toBeGreaterThan(600)

  const [routed, folded] = [await routedIn(app), await foldedRoutes(app)]
  expect(routed.size).toBeGreaterThan(CONVERSATIONS)
  expect([...routed.keys()].sort()).toEqual([...folded.keys()].sort())
  for (const [decisionId, message] of routed) expect(message).toEqual(folded.get(decisionId))

  const verifiable = { ...app.platform, log: app.platform.kafka.log }
  expect((await verifyApp(verifiable)).violations).toEqual([])
  await app.close()
}, 120_000)
