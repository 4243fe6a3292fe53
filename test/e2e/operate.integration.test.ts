// Method: the commands for people against a real router and bots that acknowledge. Dead letters are
// made of a record that nobody can read and of one that was sent to the wrong partition.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acknowledgingBot, startBots } from '@baton/bots'
import {
  assign,
  type DeadLetter,
  deadLetter,
  eachDeadLetter,
  existingTopics,
  planReplay,
  replay,
  review,
  shown,
} from '@baton/cli'
import { type Decision, partitionOf, textMessage } from '@baton/domain'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newApp, type TestApp, until } from '../fault/app.ts'

const PARTITIONS = 2
const log = silentLogger()
const WAIT_MS = 60_000
const by = 'operator:kim'

let app: TestApp
let stop: () => Promise<void>

beforeAll(async () => {
  app = await newApp('operate', PARTITIONS)
  const config = routerConfig(app.env({ BATON_DATA_DIR: app.dir }))
  const router = await startRouter(config, { log })
  const bots = await startBots(config, { bots: app.platform.bots.map(acknowledgingBot), log })
  stop = async () => {
    await bots.stop()
    await router.stop()
    await app.close()
  }
})

afterAll(() => stop())

const decisionsOf = async (contactId: string): Promise<Decision[]> => {
  const found: Decision[] = []
  const codec = app.platform.codecs.of('handoff.decisions.v1')
  await app.platform.kafka.log.readToEnd({
    topic: app.platform.topic('handoff.decisions.v1'),
    partition: partitionOf(Buffer.from(contactId), PARTITIONS),
    onBatch: ({ records }) => {
      for (const { value } of records) {
        const decision = value && codec.decode(value)
        if (decision?.contactId === contactId) found.push(decision)
      }
    },
  })
  return found
}

const deadLetters = async (reader?: string): Promise<DeadLetter[]> => {
  const found: DeadLetter[] = []
  await eachDeadLetter(app.platform, reader, letter => {
    found.push(letter)
  })
  return found
}

const whenDecided = async (contactId: string, verdict: string): Promise<Decision> => {
  let found: Decision | undefined
  await until(
    `${verdict} for ${contactId}`,
    async () => {
      found = (await decisionsOf(contactId)).findLast(d => d.verdict === verdict)
      return found !== undefined
    },
    WAIT_MS,
  )
  return found!
}

const say = (contactId: string, text: string) =>
  app.say([{ contactId, messageId: `${contactId}/${text.length}`, text }])

test('an operator assigns a contact to a bot; who and what there is not is said', async () => {
  await say('anna', 'hello there')
  await whenDecided('anna', 'reply_sent')
  const decision = await assign(app.platform, 'anna', 'seller', { by, note: '' })
  expect(decision).toMatchObject({ verdict: 'assigned', owner: 'lead', ownerAfter: 'seller' })
  const nobody = assign(app.platform, 'nobody', 'seller', { by, note: '' })
  await expect(nobody).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringMatching(/no contact nobody/),
  })
  const renter = assign(app.platform, 'anna', 'renter', { by, note: '' })
  await expect(renter).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringMatching(/no bot renter: choose buyer, .*lead, seller/),
  })
})

test('a held draft is approved once, or rejected for a person', async () => {
  const rich = 'we want to buy a house in Aspen, budget is 2 million'
  await say('rich-1', rich)
  await say('rich-2', rich)
  const held = await whenDecided('rich-1', 'reply_held')
  const approval = { approved: true, by, text: null }
  expect(await review(app.platform, held.decisionId, approval)).toMatchObject({
    verdict: 'reply_sent',
    about: held.decisionId,
  })
  await expect(review(app.platform, held.decisionId, approval)).rejects.toThrow(/not wait any more/)
  const other = await whenDecided('rich-2', 'reply_held')
  const rejected = await review(app.platform, other.decisionId, { ...approval, approved: false })
  expect(rejected).toMatchObject({ verdict: 'reply_dropped', reason: 'rejected' })
  await whenDecided('rich-2', 'human')
  await expect(review(app.platform, rejected.decisionId, approval)).rejects.toThrow(/held no draft/)
})

test('dead letters are listed, shown, and replayed once when they can be read by now', async () => {
  const { platform } = app
  const topic = platform.topic('contact.events.v1')
  const key = Buffer.from('lost')
  const home = partitionOf(key, PARTITIONS)
  const wrong = (home + 1) % PARTITIONS
  const message = textMessage('m1', 'hello')
  const value = platform.codecs.of('contact.events.v1').encode({
    eventId: 'm1',
    locationId: '',
    source: 'test',
    sentAt: 0,
    event: { 'baton.MessageReceived': message },
  })
  const timestamp = Date.now()
  await app.appender.append([
    { topic, partition: wrong, records: [{ key, value, timestamp }] },
    { topic, partition: home, records: [{ key, value: Buffer.from('garbage'), timestamp }] },
  ])
  await until('both are dead', async () => (await deadLetters()).length === 2, WAIT_MS)
  const letters = await deadLetters('router.contact.events.v1')
  const misrouted = letters.find(letter => letter.exception.endsWith('MISROUTED_KEY'))!
  const garbage = letters.find(letter => letter.exception.endsWith('BAD_MAGIC'))!
  expect(misrouted).toMatchObject({ topic, partition: wrong })
  expect(await shown(platform, await deadLetter(platform, garbage.id))).toContain('67 61 72 62')
  expect(await shown(platform, misrouted)).toContain('"messageId": "m1"')

  expect((await planReplay(platform, garbage)).obstacle).toContain('BAD_MAGIC')
  const plan = await planReplay(platform, misrouted)
  expect(plan).toMatchObject({ obstacle: '', contactId: 'lost', event: 'MessageReceived' })
  expect(plan.partition).toBe(home)
  expect(await decisionsOf('lost')).toMatchObject([{ verdict: 'dead_lettered' }])
  expect(await replay(platform, plan)).toMatchObject({ verdict: 'continue', ownerAfter: 'lead' })
  expect((await planReplay(platform, misrouted)).obstacle).toContain('replayed already')
  await expect(deadLetter(platform, 'router.contact.events.v1/0/999')).rejects.toThrow(/dlq ls/)
  await expect(deadLetters('nothing')).rejects.toThrow(/router\.contact\.events\.v1/)
})

test('a policy is checked against the routing topics of the app that runs', async () => {
  const { brokers, registryUrl, appId, partitions, clock, bots } = app.platform
  const endpoints = { brokers, registryUrl, appId, partitions, clock, bots, ingressUrl: '' }
  writeFileSync(join(app.dir, 'endpoints.json'), JSON.stringify(endpoints))
  const topicsFor = (name: string) =>
    existingTopics(join(import.meta.dirname, `../../deploy/policies/${name}.yaml`), {
      data: app.dir,
    })
  expect(await topicsFor('real-estate')).toEqual(
    new Set(['lead', 'buyer', 'seller', 'human'].map(bot => `routing.${bot}.v1`)),
  )
  expect(await topicsFor('support')).toEqual(new Set(['routing.human.v1']))
})
