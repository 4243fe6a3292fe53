import { BatonError, type Decision, partitionOf } from '@baton/domain'
import { type Policy, readCanonical } from '@baton/rules'
import { heldBackAt, heldBackText } from '../platform/held-back.ts'
import type { Platform } from '../platform/platform.ts'
import { publishedPolicies } from '../platform/policies.ts'
import { allPartitions, readAll } from '../platform/read.ts'

/** All decisions of the app that `wanted` says yes to, partition by partition, in log order. */
const decisions = async (
  platform: Platform,
  partitions: readonly number[],
  wanted: (decision: Decision) => boolean,
): Promise<Decision[]> => {
  const found: Decision[] = []
  await readAll(platform, 'handoff.decisions.v1', partitions, decision => {
    if (decision && wanted(decision)) found.push(decision)
  })
  return found
}

/**
 * The decision of an id, or of its first digits, in either case; NOT_FOUND when none matches,
 * BAD_REQUEST when several do.
 */
export const findDecision = async (platform: Platform, id: string): Promise<Decision> => {
  if (id === '') throw new BatonError('BAD_REQUEST', 'name a decision, or its first digits')
  const digits = id.toLowerCase()
  const found = await decisions(platform, allPartitions(platform), one =>
    one.decisionId.startsWith(digits),
  )
  const [first, second] = found
  if (!first) throw new BatonError('NOT_FOUND', `no decision ${id} in ${platform.appId}`)
  if (second) throw new BatonError('BAD_REQUEST', `${found.length} decisions begin with ${id}`)
  return first
}

/** What was decided about a contact, in order; NOT_FOUND, with why, when that is nothing. */
export const timelineOf = async (platform: Platform, contactId: string): Promise<Decision[]> => {
  const home = partitionOf(Buffer.from(contactId), platform.partitions)
  const found = await decisions(platform, [home], one => one.contactId === contactId)
  if (found.length > 0) return found
  const [open] = await heldBackAt(platform, home)
  const why = open
    ? heldBackText(open)
    : `the id must be the very one of its messages; \`npx baton chat --contact ${contactId}\` begins one`
  throw new BatonError('NOT_FOUND', `no decision about ${contactId} in ${platform.appId}: ${why}`)
}

/** A published policy by its hash; undefined when a decision needed none. */
export const policyOfDecision = async (
  platform: Platform,
  { policy: hash }: Decision,
): Promise<Policy> => {
  let found: Policy | undefined
  for (const { entry } of (await publishedPolicies(platform)).values()) {
    const document = entry['baton.PolicyDocument']
    // A decision that needed no policy is explained with whichever there is.
    if (document && (document.hash === hash || (hash === '' && !found))) {
      found = readCanonical(document.document, document.hash)
    }
  }
  if (!found) throw new BatonError('POLICY_MISSING', `no policy ${hash} was published`)
  return found
}
