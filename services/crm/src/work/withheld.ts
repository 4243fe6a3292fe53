import type { PlannedCall } from '../plan/call.ts'
import type { OptOuts } from './opt-outs.ts'
import type { TakenMessage } from './taken.ts'

/** What a bot starts by itself is decided for its hour: later it may be night. */
const INITIATED_MAX_MS = 900_000

/**
 * Why a call must not be carried out any more, in a word; null when it may. A text that waited is not sent once its contact has opted
 * out: the confirmation of that stands in the same message, and does not come before it.
 */
export const withheld = (
  { message, offset }: TakenMessage,
  { kind, actions: [action = -1] }: PlannedCall,
  optOuts: OptOuts,
  now: number,
): string | null => {
  if (kind !== 'text') return null
  if (optOuts.isAfter(message.contactId, offset)) return 'opted-out'
  const isInitiated = message.actions[action]?.['baton.SendText']?.kind === 'initiated'
  return isInitiated && now - message.at > INITIATED_MAX_MS ? 'stale' : null
}
