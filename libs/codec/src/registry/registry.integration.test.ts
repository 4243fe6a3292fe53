/**
 * Method: the cluster's own registry (Apicurio, or what the environment names), an app id of its
 * own for each test.
 */
import { randomUUID } from 'node:crypto'
import { isBatonError } from '@baton/domain'
import { expect, inject, test } from 'vitest'
import { readerType } from '../avro/evolving.ts'
import { codecFor, localCodecs } from '../codec.ts'
import { Encoder } from '../encode.ts'
import { schemaText } from '../schemas.ts'
import { resolveTopics } from '../topics/resolve.ts'
import { registerSchemas, subjectOf } from './register.ts'
import { Registry } from './registry.ts'

const open = () => new Registry({ url: inject('cluster').registryUrl })
const topicsOf = (appId = `t${randomUUID()}`) =>
  resolveTopics({ appId, partitions: 2, clock: 'broker', bots: ['lead', 'buyer'] })
const event = {
  eventId: '',
  locationId: '',
  source: 'test',
  sentAt: 0,
  event: { 'baton.TimerDue': { dueAt: 5 } },
} as const

const errorOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing thrown',
    error => (isBatonError(error) ? `${error.code}: ${error.message}` : String(error)),
  )

/** The events schema as it was before a required field of MessageReceived. */
const older = () => {
  const root = JSON.parse(schemaText('contact.events.v1'))
  const message = root.fields.at(-1).type[0]
  message.fields = message.fields.filter((field: { name: string }) => field.name !== 'messageId')
  return JSON.stringify(root)
}

test('registering again, by any process, gives the same ids', async () => {
  const topics = topicsOf()
  const first = await registerSchemas(open(), topics)
  const again = await registerSchemas(open(), topics)
  expect(again.of('contact.events.v1').id).toBe(first.of('contact.events.v1').id)
  const registry = open()
  const subject = subjectOf(topics[0]?.name ?? '')
  expect(await registry.client.compatibility(subject)).toBe('BACKWARD_TRANSITIVE')
})

test('four that register at the same moment agree', async () => {
  const topics = topicsOf()
  const all = await Promise.all(Array.from({ length: 4 }, () => registerSchemas(open(), topics)))
  expect(new Set(all.map(codecs => codecs.of('routing.v1').id)).size).toBe(1)
})

test('one that was killed between the rule and the schema is healed by the next', async () => {
  const topics = topicsOf()
  const registry = open()
  const [first, second] = topics.map(topic => subjectOf(topic.name)) as [string, string]
  await registry.client.setCompatibility(first, 'BACKWARD_TRANSITIVE')
  await registry.client.register(second, schemaText('handoff.decisions.v1'))
  await registerSchemas(open(), topics)
  expect(await registry.client.compatibility(second)).toBe('BACKWARD_TRANSITIVE')
  expect(await registry.client.latest(first)).toBe(schemaText('contact.events.v1'))
})

test('a schema the registry refuses is an error that names the field and both sides', async () => {
  const topics = topicsOf()
  const subject = subjectOf(topics[0]?.name ?? '')
  const registry = open()
  await registry.client.setCompatibility(subject, 'BACKWARD_TRANSITIVE')
  await registry.client.register(subject, older())
  const error = await errorOf(registerSchemas(registry, topics))
  expect(error).toMatch(/^SCHEMA_DIFFERS: /)
  expect(error).toContain(subject)
  expect(error).toContain('event<MessageReceived>.messageId is only here, without a default')
})

test('another compatibility on the subject is an error that names both', async () => {
  const topics = topicsOf()
  const registry = open()
  await registry.client.setCompatibility(subjectOf(topics[0]?.name ?? ''), 'FORWARD')
  expect(await errorOf(registerSchemas(registry, topics))).toContain(
    'has compatibility FORWARD in the registry and BACKWARD_TRANSITIVE in topics.yaml',
  )
})

test('what another version wrote is read by asking for its id; an id nobody has is poison', async () => {
  const registry = open()
  const subject = `t${randomUUID()}-value`
  const otherId = await registry.client.register(subject, older())
  const codec = codecFor('contact.events.v1', 1_999_999_999, open())
  const written = new Encoder(readerType(older())).value(otherId, event)
  expect(codec.tryDecode(written)).toEqual({ unknownId: otherId })
  await codec.ensureKnown(otherId)
  expect(codec.decode(written)).toEqual(event)

  const unknown = localCodecs().of('contact.events.v1').encode(event)
  unknown.writeInt32BE(1_888_888_888, 1)
  await codec.prefetch([unknown])
  expect(await errorOf((async () => codec.decode(unknown))())).toMatch(/^UNKNOWN_SCHEMA/)
})
