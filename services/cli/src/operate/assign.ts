import { BatonError, type Decision, HUMAN } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'
import { appendAndAwait, operatorEvent } from './append.ts'
import { now, stateOf } from './state.ts'

/**
 * Gives a contact to a bot, or to people: an OwnerAssigned event, which no guard refuses.
 * BAD_REQUEST when there is no such bot or contact.
 */
export const assign = async (
  platform: Platform,
  contactId: string,
  owner: string,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<Decision> => {
  const owners = [...platform.bots, HUMAN]
  if (!owners.includes(owner)) {
    throw new BatonError('BAD_REQUEST', `no bot ${owner}: choose ${owners.join(', ')}`)
  }
  const state = await stateOf(platform, contactId)
  const event = { 'baton.OwnerAssigned': { owner, by, note } }
  return appendAndAwait(platform, operatorEvent(platform, contactId, event, now(platform, state)))
}
