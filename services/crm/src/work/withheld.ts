import type { PlannedCall } from '../plan/call.ts'
import type { OptOuts } from './opt-outs.ts'
import type { TakenMessage } from './taken.ts'

/** What a bot starts by itself is decided for its hour: later it may be night. */
const INITIATED_MAX_MS = 900_000

/** Whether its age counts for it. */
export const goesStale = (
  { message }: TakenMessage,
  { kind, actions: [action = -1] }: PlannedCall,
): boolean => kind === 'text' && message.actions[action]?.['baton.SendText']?.kind === 'initiated'

/**
 * Why a call must not be carried out any more, in a word; null when it may. A text that waited is
 * not sent once its contact has opted out: the confirmation of that stands in the same message, and
 * does not come before it. `now` is HighLevel's time, ms.
 */
export const withheld = (
  taken: TakenMessage,
  call: PlannedCall,
  optOuts: OptOuts,
  now: number,
): string | null => {
  const { message, offset } = taken
  if (call.kind !== 'text') return null
  if (optOuts.isAfter(message.contactId, offset)) return 'opted-out'
  return goesStale(taken, call) && now - message.at > INITIATED_MAX_MS ? 'stale' : null
}
