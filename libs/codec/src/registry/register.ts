import { BatonError, isBatonError } from '@baton/domain'
import { type Codecs, codecsOf } from '../codec.ts'
import { type SchemaName, schemaText } from '../schemas.ts'
import type { TopicSpec } from '../topics/resolve.ts'
import { differences } from './differences.ts'
import type { Registry } from './registry.ts'

/** How often the registry must refuse a schema. */
const REFUSALS_BELIEVED = 3

/**
 * Registers the schema of each topic under `<topic>-value` with its compatibility and gives the
 * codecs that write with the ids. Idempotent, also after a kill in the middle; waits while the
 * registry is away. Throws SCHEMA_DIFFERS naming both sides when the registry refuses a schema or
 * holds another compatibility; the other schemas are not waited for then.
 */
export const registerSchemas = async (
  registry: Registry,
  topics: readonly TopicSpec[],
  signal?: AbortSignal,
): Promise<Codecs> => {
  const ids = new Map<SchemaName, number>()
  const failed = new AbortController()
  const ending = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])])
  const bySchema = Map.groupBy(topics, topic => topic.schema)
  const registering = [...bySchema].map(async ([schema, its]) => {
    if (schema === null) return
    // One after the other: a registry may refuse one text that comes twice at the same moment.
    for (const topic of its) {
      const id = await registerOne(registry, topic, schema, ending)
      // Registries give one id to one text; should one not, any of the ids can be read.
      if (!ids.has(schema)) ids.set(schema, id)
      registry.learn(id, schemaText(schema))
    }
  })
  try {
    await Promise.all(registering)
  } catch (error) {
    failed.abort()
    throw error
  }
  return codecsOf(ids, registry)
}

export const subjectOf = (topic: string): string => `${topic}-value`

const registerOne = async (
  registry: Registry,
  topic: TopicSpec,
  schema: SchemaName,
  signal?: AbortSignal,
): Promise<number> => {
  const subject = subjectOf(topic.name)
  // The rule comes first: whoever is killed between the two leaves no subject without it.
  if (topic.compatibility) await declare(registry, subject, topic.compatibility, signal)
  const text = schemaText(schema)
  for (let attempt = 1; ; attempt++) {
    try {
      return await registry.patiently(() => registry.client.register(subject, text, signal), signal)
    } catch (error) {
      if (!isBatonError(error) || error.code !== 'SCHEMA_DIFFERS') throw error
      // Apicurio answers 409 as well when another process creates the subject at the same moment.
      if (attempt === REFUSALS_BELIEVED) throw await refusal(registry, topic, schema, error, signal)
    }
  }
}

const refusal = async (
  registry: Registry,
  topic: TopicSpec,
  schema: SchemaName,
  refused: BatonError,
  signal?: AbortSignal,
): Promise<BatonError> => {
  const subject = subjectOf(topic.name)
  const latest = await registry.patiently(() => registry.client.latest(subject, signal), signal)
  const both = differences(schemaText(schema), latest ?? '{}').join('; ')
  return new BatonError(
    'SCHEMA_DIFFERS',
    `${subject} (${topic.compatibility}) refuses schemas/${schema}.avsc. ` +
      `Here against the registry: ${both || 'the same'}. It says: ${refused.message}`,
    refused,
  )
}

const declare = async (
  registry: Registry,
  subject: string,
  compatibility: string,
  signal?: AbortSignal,
): Promise<void> => {
  const { client } = registry
  const actual = await registry.patiently(() => client.compatibility(subject, signal), signal)
  if (actual === compatibility) return
  if (actual !== null) {
    throw new BatonError(
      'SCHEMA_DIFFERS',
      `${subject} has compatibility ${actual} in the registry and ${compatibility} in topics.yaml`,
    )
  }
  await registry.patiently(() => client.setCompatibility(subject, compatibility, signal), signal)
}
