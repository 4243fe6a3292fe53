import { activationBytes, checkActivations } from '@baton/codec'
import { BatonError, EVERYWHERE, type PolicyActivation, type PolicyEntry } from '@baton/domain'
import { type ParsedPolicy, type Policy, readCanonical } from '@baton/rules'
import { type OutputRecord, untilMended } from '@baton/stream'
import type { Platform } from './platform.ts'
import { latestOf } from './read.ts'

/** Which policy holds at a location; at EVERYWHERE in every other. */
export interface Activation {
  readonly location: string
  readonly parsed: ParsedPolicy
}

const PARTITION = 0

/**
 * Policies and activations, by key. As for a router, what cannot be read is passed over, and the
 * former one stays in force.
 */
export const publishedPolicies = (platform: Platform): Promise<ReadonlyMap<string, PolicyEntry>> =>
  latestOf(platform, 'handoff.policies.v1', untilMended)

const activeKey = (location: string) => `active/${location}`

const activeHash = (entry: PolicyEntry | undefined) => entry?.entry['baton.PolicyActivation']?.hash

/**
 * Publishes the policies that are not there yet, then makes each active at its location if another
 * one is. Returns how many records it took; none when all was so already. POLICY_INVALID, with
 * nothing published, when there are more activations than a router adopts.
 */
export const publishPolicies = async (
  platform: Platform,
  activations: readonly Activation[],
  by: string,
  at: number,
): Promise<number> => {
  const codec = platform.codecs.of('handoff.policies.v1')
  const before = await publishedPolicies(platform)
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
  checkActivations(bytesOf(before, activations))
  const appender = platform.kafka.appender()
  const topic = platform.topic('handoff.policies.v1')
  try {
    await appender.append([{ topic, partition: PARTITION, records }])
  } finally {
    await appender.close()
  }
  return records.length
}

/** What all activations take once these are among them. */
const bytesOf = (
  before: ReadonlyMap<string, PolicyEntry>,
  activations: readonly Activation[],
): number => {
  const hashes = new Map(activationsIn(before).map(({ location, hash }) => [location, hash]))
  for (const { location, parsed } of activations) hashes.set(location, parsed.hash)
  let bytes = 0
  for (const [location, hash] of hashes) bytes += activationBytes({ location, hash })
  return bytes
}

/** Which policy holds at which location, by its hash. */
export const activationsIn = (entries: ReadonlyMap<string, PolicyEntry>): PolicyActivation[] =>
  [...entries.values()].flatMap(({ entry }) => entry['baton.PolicyActivation'] ?? [])

/** The policy that is active everywhere; POLICY_MISSING when none is. */
export const activePolicy = async (platform: Platform): Promise<Policy> => {
  const entries = await publishedPolicies(platform)
  const hash = activeHash(entries.get(activeKey(EVERYWHERE)))
  const document = entries.get(hash ?? '')?.entry['baton.PolicyDocument']
  if (!document) throw new BatonError('POLICY_MISSING', 'no policy is active yet: publish one')
  return readCanonical(document.document, document.hash)
}
