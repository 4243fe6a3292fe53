// Method: Java's console producer, which packs as it is told, writes to a topic that Baton made,
// and to one as it was made before.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createKafka } from '@baton/kafka'
import { expect, inject, onTestFinished, test } from 'vitest'
import { ensureTopics, type TopicAdmin } from './ensure.ts'
import { resolveTopics } from './resolve.ts'

const { brokers, classpath } = inject('cluster')

const valuesOf = (codec: string): string[] =>
  Array.from({ length: 300 }, (_, i) => `${codec} ${i} ${'a house with a garden '.repeat(10)}`)

const javaProducer = async (topic: string, codec: string): Promise<void> => {
  const tool = ['-Xmx128m', '-cp', classpath, 'org.apache.kafka.tools.ConsoleProducer']
  const to = ['--bootstrap-server', brokers.join(','), '--topic', topic]
  const producer = spawn('java', [...tool, ...to, '--compression-codec', codec], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  producer.stdin.end(`${valuesOf(codec).join('\n')}\n`)
  const [code] = await once(producer, 'close')
  expect(code).toBe(0)
}

/** A topic of an app of its own: as it is to be, what makes it and what reads it. */
const setUp = async () => {
  const kafka = createKafka({ brokers, clientId: 'compression-test' })
  onTestFinished(() => kafka.close())
  await kafka.connect()
  const admin = kafka.admin()
  const appId = `packed-${randomUUID().slice(0, 8)}`
  const [spec] = resolveTopics({ appId, partitions: 1, clock: 'log', bots: [] })
  const topic = spec!.name
  return {
    topic,
    ensure: async (): Promise<string[]> => {
      const told: string[] = []
      const topics: TopicAdmin = {
        describeTopics: names => admin.describe(names),
        createTopics: specs => admin.create(specs),
      }
      await ensureTopics(topics, [spec!], { onWarning: text => told.push(text) })
      return told
    },
    createAsBefore: async (): Promise<void> => {
      const { 'compression.type': _, ...configs } = spec!.configs
      await admin.create([{ name: topic, partitions: 1, configs }])
    },
    read: async (): Promise<string[]> => {
      const values: string[] = []
      await kafka.log.readToEnd({
        topic,
        partition: 0,
        onBatch: ({ records }) => void values.push(...records.map(r => String(r.value))),
      })
      return values
    },
  }
}

test('whatever a Java producer packs by, it is read from a topic that Baton made', async ({
  skip,
}) => {
  if (!classpath) skip('the cluster has no Java tools')
  const { topic, ensure, read } = await setUp()
  expect(await ensure()).toEqual([])
  const codecs = ['snappy', 'lz4', 'gzip', 'zstd']
  for (const codec of codecs) await javaProducer(topic, codec)
  expect(await read()).toEqual(codecs.flatMap(valuesOf))
})

test('an app made before that starts, told what to set; what packs by lz4 halts its reader by name', async ({
  skip,
}) => {
  const { topic, ensure, read, createAsBefore } = await setUp()
  await createAsBefore()
  expect(await ensure()).toEqual([expect.stringContaining(topic)])
  if (!classpath) skip('the cluster has no Java tools')
  await javaProducer(topic, 'lz4')
  await expect(read()).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(`read ${topic}/0: the record batch at offset 0`),
  })
})
