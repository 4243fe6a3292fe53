import type { ContactEvent, ContactState } from '@baton/domain'
import { clip } from './clip.ts'
import { idsOf, isRepeat } from './recent-ids.ts'

/** A location's id is cut where a state has to hold it. */
const LOCATION_BYTES = 100

export const asLocation = (id: string): string => clip(id, LOCATION_BYTES)

/**
 * What repeats the location of an earlier event: of the message that a bot answers, of whatever set
 * a timer.
 */
const isEcho = ({ event }: ContactEvent): boolean =>
  event['baton.BotReplied'] !== undefined || event['baton.TimerDue'] !== undefined

/**
 * Where a contact is from an event on: it moves with what is new of it, not with an echo or a
 * repeat.
 */
export const locationAfter = (state: ContactState, event: ContactEvent, at: number): string => {
  const { locationId } = state
  if (event.locationId === '' || event.locationId === locationId || isEcho(event)) return locationId
  return isRepeat(state.recentIds, idsOf(event), at) ? locationId : asLocation(event.locationId)
}
