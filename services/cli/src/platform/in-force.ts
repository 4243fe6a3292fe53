import type { PolicyDocument } from '@baton/domain'
import { readCanonical } from '@baton/rules'
import { printable } from '../printable.ts'
import type { Platform } from './platform.ts'
import { activationsIn, publishedPolicies } from './policies.ts'

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

export const policiesInForce = async (platform: Platform): Promise<PoliciesInForce> => {
  const entries = await publishedPolicies(platform)
  return new Map(
    activationsIn(entries).map(activation => {
      const document = entries.get(activation.hash)?.entry['baton.PolicyDocument']
      return [activation.location, { ...activation, document }]
    }),
  )
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
