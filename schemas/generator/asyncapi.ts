import {
  declaredTopics,
  type SchemaName,
  schemaText,
  type TopicDeclaration,
  type TopicsDeclaration,
} from '@baton/codec'
import { stringify } from 'yaml'

/** AsyncAPI 3.0 with the Kafka bindings 0.5.0, made of topics.yaml and the .avsc files. */
export const renderAsyncApi = (): string => {
  const head = '# Generated from topics.yaml and *.avsc by `npm run generate`; do not edit.\n'
  return head + stringify(asyncApiOf(declaredTopics()), { lineWidth: 0 })
}

const BINDING = '0.5.0'
const RAW = 'DeadLetter'

export const asyncApiOf = (declared: TopicsDeclaration) => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Baton',
    version: '1.0.0',
    description:
      'The topics of one Baton app. Physical names are <appId>.<name>; the key of every record is the contact id ' +
      'unless the topic says otherwise.',
  },
  defaultContentType: 'application/vnd.apache.avro',
  channels: Object.fromEntries(
    declared.topics.map(topic => [topic.name, channelOf(topic, declared)]),
  ),
  operations: Object.fromEntries(declared.topics.flatMap(operationsOf)),
  components: { messages: messagesOf(declared.topics) },
})

const channelOf = (topic: TopicDeclaration, { partitions, compression }: TopicsDeclaration) => ({
  address: `{appId}.${topic.name.replace('<bot>', '{bot}')}`,
  description: topic.about,
  parameters: {
    appId: { description: 'Keeps apps on one broker apart.', default: 'baton' },
    ...(topic.name.includes('<bot>') && {
      bot: { description: 'A bot of the policy, or human.' },
    }),
  },
  messages: {
    [messageName(topic)]: { $ref: `#/components/messages/${messageName(topic)}` },
  },
  bindings: {
    kafka: {
      partitions: topic.partitions === 'N' ? partitions : topic.partitions,
      topicConfiguration: { ...configurationOf(topic), 'compression.type': compression },
      bindingVersion: BINDING,
    },
  },
  'x-personal-data': topic.personal,
  ...(topic.partitions === 'N' && { 'x-co-partitioned': true }),
  ...(topic.compatibility && { 'x-compatibility': topic.compatibility }),
})

const configurationOf = (topic: TopicDeclaration) => ({
  'cleanup.policy': [topic.cleanup],
  'retention.ms': topic.retentionMs,
  ...(topic.deleteRetentionMs !== null && { 'delete.retention.ms': topic.deleteRetentionMs }),
  ...(topic.maxCompactionLagMs !== null && { 'max.compaction.lag.ms': topic.maxCompactionLagMs }),
  'message.timestamp.type':
    topic.timestamps === 'clock'
      ? 'LogAppendTime; CreateTime and no retention under `clock: log`'
      : topic.timestamps,
})

/** One operation for each service that writes or reads a topic. */
const operationsOf = (topic: TopicDeclaration) => {
  const operation = (service: string, action: 'send' | 'receive') =>
    [
      `${service}.${action}.${topic.name}`,
      {
        action,
        channel: { $ref: channelRef(topic) },
        messages: [{ $ref: `${channelRef(topic)}/messages/${messageName(topic)}` }],
        tags: [{ name: service }],
      },
    ] as const
  return [
    ...topic.write.map(service => operation(service, 'send')),
    ...topic.read.map(service => operation(service, 'receive')),
  ]
}

/** JSON Pointer: the names of topics have no ~ and no /. */
const channelRef = (topic: TopicDeclaration) => `#/channels/${encodeURIComponent(topic.name)}`

const messageName = (topic: TopicDeclaration): string =>
  topic.schema === null ? RAW : recordOf(topic.schema).name

const recordOf = (schema: SchemaName) =>
  JSON.parse(schemaText(schema)) as { readonly name: string; readonly doc?: string }

const messagesOf = (topics: readonly TopicDeclaration[]) => {
  const messages: Record<string, unknown> = {
    [RAW]: {
      name: RAW,
      contentType: 'application/octet-stream',
      description: 'The bytes of a record that could not be handled, with KIP-1034 headers.',
      payload: { type: 'string', format: 'binary' },
      bindings: { kafka: { key: { type: 'string' }, bindingVersion: BINDING } },
    },
  }
  for (const { schema } of topics) {
    if (schema === null) continue
    const { name, doc } = recordOf(schema)
    messages[name] = {
      name,
      ...(doc && { description: doc }),
      payload: {
        schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0',
        schema: { $ref: `./${schema}.avsc` },
      },
      bindings: {
        kafka: {
          key: { type: 'string', maxLength: 200 },
          schemaIdLocation: 'payload',
          schemaIdPayloadEncoding: 'confluent',
          schemaLookupStrategy: 'TopicIdStrategy',
          bindingVersion: BINDING,
        },
      },
    }
  }
  return messages
}
