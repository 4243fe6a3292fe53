import { BatonError } from '@baton/domain'
import { parse } from 'yaml'
import { isSchemaName, type SchemaName, schemaFile } from '../schemas.ts'

export const COMPATIBILITIES = ['BACKWARD_TRANSITIVE', 'FULL_TRANSITIVE'] as const
export type Compatibility = (typeof COMPATIBILITIES)[number]

/**
 * A topic's `compression.type` that makes its batches readable here, however its producers pack
 * them.
 */
export const COMPRESSIONS = ['uncompressed', 'gzip', 'zstd'] as const
export type Compression = (typeof COMPRESSIONS)[number]

/** One entry of schemas/topics.yaml. */
export interface TopicDeclaration {
  /** May contain <bot>, which stands for each bot of the policy and human. */
  readonly name: string
  /** null: raw bytes (dead letters). */
  readonly schema: SchemaName | null
  readonly compatibility: Compatibility | null
  /** 'N' is the app's partition count. */
  readonly partitions: number | 'N'
  /** 'clock': LogAppendTime under `clock: broker`, CreateTime under `clock: log`. */
  readonly timestamps: 'clock' | 'CreateTime' | 'LogAppendTime'
  readonly cleanup: 'delete' | 'compact'
  /** -1 keeps everything. */
  readonly retentionMs: number
  readonly deleteRetentionMs: number | null
  readonly maxCompactionLagMs: number | null
  /** Holds personal data. */
  readonly personal: boolean
  /** The services that write and read it; ACLs are made of this. */
  readonly write: readonly string[]
  readonly read: readonly string[]
  readonly about: string
}

export interface TopicsDeclaration {
  /** The partition count an app has unless its configuration says otherwise. */
  readonly partitions: number
  /** Of every topic. */
  readonly compression: Compression
  readonly topics: readonly TopicDeclaration[]
}

/** schemas/topics.yaml of this version. */
export const declaredTopics = (): TopicsDeclaration => parseTopics(schemaFile('topics.yaml'))

/** Throws CONFIG_INVALID naming the topic and the field. */
export const parseTopics = (yaml: string): TopicsDeclaration => {
  const file = record(parse(yaml), 'topics.yaml')
  const topics = list(file.topics, 'topics').map(parseTopic)
  const names = topics.map(topic => topic.name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) throw invalid(twice, 'is declared twice')
  return {
    partitions: count(file.partitions, 'partitions'),
    compression: oneOf(file.compression, COMPRESSIONS, 'compression'),
    topics,
  }
}

const KEYS = [
  'name',
  'schema',
  'compatibility',
  'partitions',
  'timestamps',
  'cleanup',
  'retentionMs',
  'deleteRetentionMs',
  'maxCompactionLagMs',
  'personal',
  'write',
  'read',
  'about',
]

const parseTopic = (entry: unknown, index: number): TopicDeclaration => {
  const topic = record(entry, `topics[${index}]`)
  const name = text(topic.name, `topics[${index}].name`)
  const at = (key: string) => `${name}: ${key}`
  const unknown = Object.keys(topic).find(key => !KEYS.includes(key))
  if (unknown) throw invalid(at(unknown), `is no field; the fields are ${KEYS.join(', ')}`)
  const schema = topic.schema === undefined ? null : schemaName(topic.schema, at('schema'))
  const ms = (key: string) => (topic[key] === undefined ? null : count(topic[key], at(key)))
  return {
    name,
    schema,
    compatibility: schema && oneOf(topic.compatibility, COMPATIBILITIES, at('compatibility')),
    partitions: topic.partitions === 'N' ? 'N' : count(topic.partitions, at('partitions')),
    timestamps: oneOf(topic.timestamps, TIMESTAMPS, at('timestamps')),
    cleanup: oneOf(topic.cleanup, CLEANUPS, at('cleanup')),
    retentionMs: topic.retentionMs === -1 ? -1 : count(topic.retentionMs, at('retentionMs')),
    deleteRetentionMs: ms('deleteRetentionMs'),
    maxCompactionLagMs: ms('maxCompactionLagMs'),
    personal: topic.personal === true,
    write: list(topic.write, at('write')).map((item, i) => text(item, at(`write[${i}]`))),
    read: list(topic.read, at('read')).map((item, i) => text(item, at(`read[${i}]`))),
    about: text(topic.about, at('about')),
  }
}

const TIMESTAMPS = ['clock', 'CreateTime', 'LogAppendTime'] as const
const CLEANUPS = ['delete', 'compact'] as const

const invalid = (where: string, what: string) =>
  new BatonError('CONFIG_INVALID', `schemas/topics.yaml: ${where} ${what}`)

const record = (value: unknown, where: string): Record<string, unknown> => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  throw invalid(where, 'is not a mapping')
}

const list = (value: unknown, where: string): readonly unknown[] => {
  if (Array.isArray(value)) return value
  throw invalid(where, 'is not a list')
}

const text = (value: unknown, where: string): string => {
  if (typeof value === 'string' && value !== '') return value
  throw invalid(where, 'is not a text')
}

const count = (value: unknown, where: string): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw invalid(where, `is ${value}, not a whole number above 0`)
}

const oneOf = <T extends string>(value: unknown, allowed: readonly T[], where: string): T => {
  const found = allowed.find(one => one === value)
  if (found !== undefined) return found
  throw invalid(where, `is ${value}, not one of ${allowed.join(', ')}`)
}

const schemaName = (value: unknown, where: string): SchemaName => {
  const name = text(value, where)
  if (isSchemaName(name)) return name
  throw invalid(where, `is ${name}, and there is no such schema`)
}
