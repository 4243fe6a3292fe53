import type { PolicyDocument, PolicyEntry } from '@baton/domain'
import { readCanonical } from '@baton/rules'
import { printable } from '../printable.ts'
import type { Platform } from './platform.ts'
import { publishedPolicies } from './policies.ts'

/** Which policy holds at a location, at EVERYWHERE in every other, since when and by whom. */
export interface InForce {
  readonly location: string
  readonly hash: string
  /** Wall time of who let it hold, ms. */
  readonly at: number
  readonly by: string
  /** Undefined when nobody can tell any more: another hand has written to the topic. */
  readonly document: PolicyDocument | undefined
}

/** By location. */
export type PoliciesInForce = ReadonlyMap<string, InForce>

export const policiesInForce = async (platform: Platform): Promise<PoliciesInForce> =>
  inForceOf(await publishedPolicies(platform))

const inForceOf = (entries: ReadonlyMap<string, PolicyEntry>): PoliciesInForce => {
  const found = new Map<string, InForce>()
  for (const { entry } of entries.values()) {
    const activation = entry['baton.PolicyActivation']
    if (!activation) continue
    const document = entries.get(activation.hash)?.entry['baton.PolicyDocument']
    found.set(activation.location, { ...activation, document })
  }
  return found
}

/** What another one replaces, for people. */
export const formerText = ({ document, hash, by, at }: InForce): string =>
  printable(`${document?.name ?? 'one'}, ${hash}, by ${by} since ${new Date(at).toISOString()}`)

/** None of one that this version cannot read: what replaces it is not kept from that. */
export const botsOf = ({ document }: InForce): readonly string[] => {
  if (!document) return []
  try {
    return Object.keys(readCanonical(document.document, document.hash).bots)
  } catch {
    return []
  }
}
