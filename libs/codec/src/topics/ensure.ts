import { BatonError } from '@baton/domain'
import { COMPRESSIONS } from './declaration.ts'
import type { TopicSpec } from './resolve.ts'

export interface TopicDescription {
  readonly name: string
  readonly partitions: number
  /** Settings in force, set or by default, by their Kafka names. */
  readonly configs: Readonly<Record<string, string>>
}

/** The part of a broker's admin that topics need; libs/kafka implements it. */
export interface TopicAdmin {
  /** Those of the topics that exist. */
  describeTopics(names: readonly string[]): Promise<readonly TopicDescription[]>
  /** Creates topics and ignores those that exist by now. */
  createTopics(specs: readonly TopicSpec[]): Promise<void>
}

export interface EnsureOptions {
  /** How long a created topic may take to be seen. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Told what an app of before had better have, and how it gets it. */
  readonly onWarning?: ((text: string) => void) | undefined
}

const TIMEOUT_MS = 30_000
const LOOK_AGAIN_MS = 100

/**
 * Creates what is missing and compares what is there, but for how long it is kept. Runs as often
 * and from as many processes as one likes. Throws PARTITIONS_DIFFER or TOPIC_DIFFERS naming both
 * sides, TIMED_OUT when created topics do not appear.
 */
export const ensureTopics = async (
  admin: TopicAdmin,
  specs: readonly TopicSpec[],
  { timeoutMs = TIMEOUT_MS, signal, onWarning }: EnsureOptions = {},
): Promise<void> => {
  const names = specs.map(spec => spec.name)
  const deadline = performance.now() + timeoutMs
  let created = false
  for (;;) {
    if (signal?.aborted) throw new BatonError('STOPPED', 'stopped while topics were created')
    const found = new Map((await admin.describeTopics(names)).map(topic => [topic.name, topic]))
    for (const spec of specs) {
      const topic = found.get(spec.name)
      if (topic) compare(spec, topic)
    }
    const missing = specs.filter(spec => !found.has(spec.name))
    if (missing.length === 0) return warn(specs, found, onWarning)
    if (!created) await admin.createTopics(missing)
    else if (performance.now() > deadline) throw notSeen(missing, timeoutMs)
    else await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
    created = true
  }
}

/**
 * As ensureTopics, for services that must not create: throws TOPIC_MISSING naming all that are
 * missing.
 */
export const checkTopics = async (
  admin: Pick<TopicAdmin, 'describeTopics'>,
  specs: readonly TopicSpec[],
): Promise<void> => {
  const topics = await admin.describeTopics(specs.map(spec => spec.name))
  const found = new Map(topics.map(topic => [topic.name, topic]))
  const missing = specs.filter(spec => !found.has(spec.name)).map(spec => spec.name)
  if (missing.length > 0) {
    throw new BatonError('TOPIC_MISSING', `no such topics on the broker: ${missing.join(', ')}`)
  }
  for (const spec of specs) compare(spec, found.get(spec.name) as TopicDescription)
}

const compare = (spec: TopicSpec, topic: TopicDescription): void => {
  if (topic.partitions !== spec.partitions) {
    throw new BatonError(
      'PARTITIONS_DIFFER',
      `${spec.name} has ${topic.partitions} partitions on the broker and ${spec.partitions} in the ` +
        'configuration; the count is fixed for the life of an app',
    )
  }
  for (const [key, declared] of Object.entries(spec.configs)) {
    const actual = topic.configs[key]
    if (actual === declared || (key === COMPRESSION && isReadable(actual))) continue
    // How long an app keeps what it has is its owner's.
    if (key === RETENTION) continue
    throw new BatonError(
      'TOPIC_DIFFERS',
      `${spec.name} has ${key} = ${actual ?? '(not set)'} on the broker and ${declared} in topics.yaml`,
    )
  }
}

const RETENTION = 'retention.ms'
const COMPRESSION = 'compression.type'
/** What a topic has that was made before topics.yaml said anything. */
const PRODUCERS_CHOICE = 'producer'
const READABLE: readonly string[] = [...COMPRESSIONS, PRODUCERS_CHOICE]

/** Only what brokers pack themselves so that nobody here can read it stands in the way. */
const isReadable = (compression = PRODUCERS_CHOICE): boolean => READABLE.includes(compression)

const warn = (
  specs: readonly TopicSpec[],
  found: ReadonlyMap<string, TopicDescription>,
  onWarning: EnsureOptions['onWarning'],
): void => {
  const packed = [...found.values()].filter(
    ({ configs }) => configs[COMPRESSION] === PRODUCERS_CHOICE,
  )
  if (packed.length > 0) {
    onWarning?.(
      `${packed.map(topic => topic.name).join(', ')}: a producer that packs by snappy or lz4 would halt what reads it; for each, ` +
        alteration(`${COMPRESSION}=uncompressed`),
    )
  }
  for (const { name, configs } of specs) {
    const declared = configs[RETENTION]
    const actual = found.get(name)?.configs[RETENTION]
    if (actual === declared) continue
    onWarning?.(
      `${name} has ${RETENTION} = ${actual} and goes on with it, topics.yaml has ${declared}: ` +
        alteration(`${RETENTION}=${declared}`, name),
    )
  }
}

const alteration = (config: string, topic = '<topic>'): string =>
  `kafka-configs.sh --bootstrap-server … --alter --entity-type topics --entity-name ${topic} --add-config ${config}`

const notSeen = (missing: readonly TopicSpec[], timeoutMs: number) =>
  new BatonError(
    'TIMED_OUT',
    `created, but not seen within ${timeoutMs} ms: ${missing.map(spec => spec.name).join(', ')}`,
  )
