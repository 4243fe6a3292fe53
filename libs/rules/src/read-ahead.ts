import type { ContactEvent, ContactState } from '@baton/domain'
import type { ReadAhead } from './intent/ahead.ts'
import { readAt } from './intent/read.ts'
import { initialState } from './state/initial.ts'
import type { Tables } from './tables.ts'

/**
 * Reads the message of an event before its turn, for `foldEvent`: many messages in a row are read
 * in half the time that each takes between other work. It changes no decision: what was read counts
 * only if the contact still stands where `state` has it. null when there is nothing to read. Throws
 * what `foldEvent` throws.
 */
export const readAhead = (
  state: ContactState | undefined,
  event: ContactEvent,
  tables: Tables,
): ReadAhead | null => {
  const message = event.event['baton.MessageReceived']
  if (!message || state?.optedOut) return null
  const location = event.locationId === '' ? (state?.locationId ?? '') : event.locationId
  const { policy } = tables.policyOf(location)
  if (policy.reader === 'phrases') return null
  return readAt(message.text, state ?? initialState(policy, location))
}
