import type { PolicyEntry } from '@baton/domain'
import type { ParsedPolicy } from '@baton/rules'
import type { OutputRecord } from '@baton/stream'
import type { Platform } from './platform.ts'

/** Which policy holds at a location; `*` is every other location. */
export interface Activation {
  readonly location: string
  readonly parsed: ParsedPolicy
}

const PARTITION = 0

const activeKey = (location: string) => `active/${location}`

/** What handoff.policies.v1 says now: the latest value of each key. */
const published = async (platform: Platform): Promise<Map<string, PolicyEntry>> => {
  const codec = platform.codecs.of('handoff.policies.v1')
  const found = new Map<string, PolicyEntry>()
  await platform.kafka.log.readToEnd({
    topic: platform.topic('handoff.policies.v1'),
    partition: PARTITION,
    onBatch: async ({ records }) => {
      await codec.prefetch(records.map(record => record.value))
      for (const { key, value } of records) {
        if (key && value) found.set(key.toString(), codec.decode(value))
      }
    },
  })
  return found
}

const activeHash = (entry: PolicyEntry | undefined) => entry?.entry['baton.PolicyActivation']?.hash

/**
 * Publishes the policies that are not there yet, then makes each active at its location if another one is.
 * Returns how many records it took; none when all was so already.
 */
export const publishPolicies = async (
  platform: Platform,
  activations: readonly Activation[],
  by: string,
  at: number,
): Promise<number> => {
  const codec = platform.codecs.of('handoff.policies.v1')
  const before = await published(platform)
  const records: OutputRecord[] = []
  const put = (key: string, entry: PolicyEntry['entry']) =>
    records.push({ key: Buffer.from(key), value: codec.encode({ entry }), timestamp: at })

  const documents = new Map(activations.map(({ parsed }) => [parsed.hash, parsed]))
  for (const [hash, { policy, canonical }] of documents) {
    if (before.has(hash)) continue
    put(hash, { 'baton.PolicyDocument': { hash, name: policy.name, document: canonical } })
  }
  for (const { location, parsed } of activations) {
    const key = activeKey(location)
    if (activeHash(before.get(key)) === parsed.hash) continue
    put(key, { 'baton.PolicyActivation': { location, hash: parsed.hash, by, at } })
  }
  if (records.length === 0) return 0
  const appender = platform.kafka.appender()
  const topic = platform.topic('handoff.policies.v1')
  try {
    await appender.append([{ topic, partition: PARTITION, records }])
  } finally {
    await appender.close()
  }
  return records.length
}
