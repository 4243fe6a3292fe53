// Method: docs/guides/python.md is followed literally against the real router: librdkafka with the
// partitioner of the guide is understood, the same client with its default partitioner is caught.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { acknowledgingBot, startBots } from '@baton/bots'
import { partitionOf } from '@baton/domain'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newApp, type TestApp, until } from '../fault/app.ts'
import { blocksOf, Command } from './guide.ts'

const PARTITIONS = 4
const STEP_MS = 60_000
const blocks = blocksOf(fileURLToPath(new URL('../../docs/guides/python.md', import.meta.url)))
const script = blocks.find(block => block.marks.file === 'bot.py')?.text ?? ''
const commands = blocks.filter(block => block.marks.at === 'bot')
const stops: (() => unknown)[] = []
let folder: string
let app: TestApp
let bot: Command

const needsPython = (): void => {
  const { status } = spawnSync('python3', ['-c', 'import ensurepip, venv'])
  if (status !== 0) throw new Error('python3 with venv is needed: apt-get install python3-venv')
}

const run = (text: string): Command => {
  const command = new Command(text, { cwd: folder, env: app.env() })
  stops.push(() => command.stop())
  return command
}

beforeAll(async () => {
  needsPython()
  folder = mkdtempSync(join(tmpdir(), 'python-bot-'))
  app = await newApp('python', PARTITIONS)
  const config = routerConfig({ ...app.env(), BATON_DATA_DIR: app.dir })
  const router = await startRouter(config, { log: silentLogger() })
  const bots = await startBots(config, { bots: [acknowledgingBot('lead')], log: silentLogger() })
  stops.push(
    () => bots.stop(),
    () => router.stop(),
  )
  writeFileSync(join(folder, 'bot.py'), script)
  const [install, start] = commands
  await run(install?.text ?? '').done(2 * STEP_MS)
  bot = run(start?.text ?? '')
  await bot.says('started', STEP_MS)
}, 3 * STEP_MS)

afterAll(async () => {
  for (const stop of stops) await stop()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const read = async <T>(
  topic: string,
  decode: (value: Buffer) => T,
): Promise<{ key: string; partition: number; value: T }[]> => {
  const found: { key: string; partition: number; value: T }[] = []
  for (let partition = 0; partition < PARTITIONS; partition++) {
    await app.platform.kafka.log.readToEnd({
      topic,
      partition,
      onBatch: ({ records }) => {
        for (const { key, value } of records) {
          if (value) found.push({ key: String(key), partition, value: decode(value) })
        }
      },
    })
  }
  return found
}

const sent = () =>
  read(app.platform.topic('outbound.messages.v1'), value =>
    app.platform.codecs
      .of('outbound.messages.v1')
      .decode(value)
      .actions.flatMap(action => action['baton.SendText']?.text ?? []),
  )
const decisions = () =>
  read(app.platform.topic('handoff.decisions.v1'), value =>
    app.platform.codecs.of('handoff.decisions.v1').decode(value),
  )
const replies = async () => {
  const events = await read(app.platform.topic('contact.events.v1'), value =>
    app.platform.codecs.of('contact.events.v1').decode(value),
  )
  return events.flatMap(({ value }) => {
    const reply = value.event['baton.BotReplied']
    return reply?.bot === 'buyer' ? [reply] : []
  })
}

const PEOPLE = Array.from({ length: 24 }, (_, i) => `python-${i}`)

test('contacts of every partition are answered by the bot of the guide', async () => {
  const text = 'I want to buy a house in Katy'
  await app.say(PEOPLE.map(contactId => ({ contactId, messageId: contactId, text })))
  const answered = async () => {
    const texts = await sent()
    return texts.filter(({ value }) => value.some(said => said.startsWith('Python asks'))).length
  }
  await until(
    'every contact is answered',
    async () => (await answered()) === PEOPLE.length,
    STEP_MS,
  )
  expect(new Set(PEOPLE.map(id => partitionOf(Buffer.from(id), PARTITIONS))).size).toBe(PARTITIONS)
})

test('a message that comes twice is answered once', async () => {
  const topic = app.platform.topic('routing.buyer.v1')
  const [first] = await read(topic, value => Buffer.from(value))
  const { key, partition, value } = first!
  const again = { key: Buffer.from(key), value, timestamp: Date.now() }
  await app.appender.append([{ topic, partition, records: [again] }])
  const later = { contactId: key, messageId: 'later', text: 'four bedrooms please' }
  const before = (await replies()).length
  await app.say([later])
  await until(
    'the later message is answered',
    async () => (await replies()).length > before,
    STEP_MS,
  )
  const ids = (await replies()).map(reply => reply.decisionId)
  expect(ids).toHaveLength(new Set(ids).size)
})

/**
 * Lets the broker take records of at most so many bytes into the events, or as many as it is used
 * to.
 */
const limitEvents = (bytes: number | null) => {
  const topic = app.platform.topic('contact.events.v1')
  const operation = bytes === null ? 'DELETE' : 'SET'
  writeFileSync(
    join(folder, 'limit.py'),
    `import os
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource

entry = ConfigEntry("max.message.bytes", "${bytes ?? ''}", incremental_operation=AlterConfigOpType.${operation})
resource = ConfigResource(ConfigResource.Type.TOPIC, "${topic}", incremental_configs=[entry])
admin = AdminClient({"bootstrap.servers": os.environ["BATON_BROKERS"]})
[done.result() for done in admin.incremental_alter_configs([resource]).values()]
`,
  )
  return run('.venv/bin/python limit.py').done(STEP_MS)
}

test('a reply that is not delivered ends the bot, and one that is started again makes it', async () => {
  const topic = app.platform.topic('routing.buyer.v1')
  const codec = app.platform.codecs.of('routing.v1')
  const [first] = await read(topic, value => codec.decode(value))
  const { key, partition, value: routed } = first!
  await limitEvents(100)
  const value = codec.encode({ ...routed, decisionId: 'undelivered' })
  await app.appender.append([
    { topic, partition, records: [{ key: Buffer.from(key), value, timestamp: Date.now() }] },
  ])
  await bot.says('the reply was not delivered', STEP_MS)
  await limitEvents(null)
  bot = run(commands[1]?.text ?? '')
  await until(
    'it is answered',
    async () => (await replies()).some(({ decisionId }) => decisionId === 'undelivered'),
    STEP_MS,
  )
})

test('the default partitioner of the same client is caught by the router', async () => {
  const wrong = script.replace(/^.*"partitioner".*\n/m, '').replace(/^main\(\)$/m, '')
  expect(wrong).not.toContain('partitioner')
  const people = Array.from({ length: 24 }, (_, i) => `stray-${i}`)
  const messages = `
events = Avro(f"{EVENTS}-value")
producer = Producer({"bootstrap.servers": BROKERS, "enable.idempotence": True})
for person in ${JSON.stringify(people)}:
    message = {"messageId": person, "text": "hello", "channel": "sms", "conversationId": "", "intents": [], "facts": []}
    event = {"eventId": person, "locationId": "", "source": "test", "sentAt": 0, "event": ("baton.MessageReceived", message)}
    producer.produce(EVENTS, key=person, value=events.encode(event))
assert producer.flush(30) == 0
`
  writeFileSync(join(folder, 'wrong.py'), `${wrong}\n${messages}`)
  await run('.venv/bin/python wrong.py').done(STEP_MS)
  const events = await read(app.platform.topic('contact.events.v1'), () => null)
  const strays = events
    .filter(
      ({ key, partition }) =>
        key.startsWith('stray') && partition !== partitionOf(Buffer.from(key), PARTITIONS),
    )
    .map(({ key }) => key)
  expect(strays.length).toBeGreaterThan(0)
  const decided = async () => {
    const all = await decisions()
    return all
      .map(({ value }) => value)
      .filter(({ contactId, slot }) => people.includes(contactId) && slot === 0)
  }
  await until('all are decided', async () => (await decided()).length >= people.length, STEP_MS)
  const refused = (await decided()).filter(({ verdict }) => verdict === 'dead_lettered')
  expect(refused.map(({ reason }) => reason)).toEqual(strays.map(() => 'MISROUTED_KEY'))
  expect(refused.map(({ contactId }) => contactId).sort()).toEqual(strays.sort())
})
