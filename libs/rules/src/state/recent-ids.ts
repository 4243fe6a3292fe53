import { type ContactEvent, DAY_MS, hash128, type RecentIds } from '@baton/domain'

/** An id is a repeat for this long. */
export const REPEAT_WINDOW_MS = DAY_MS
/** The oldest are forgotten beyond this many. */
const RECENT_IDS_MAX = 64
/** Longer ids are kept as a hash of this many hex digits. */
const ID_CHARS = 16

const short = (prefix: string, id: string): string =>
  prefix + (id.length <= ID_CHARS ? id : hash128(id).slice(0, ID_CHARS))

/**
 * The names under which an event is known, so that its repeats are recognised; none when its source
 * gives none.
 */
export const idsOf = (event: ContactEvent): string[] => {
  const messageId = event.event['baton.MessageReceived']?.messageId ?? ''
  const ids = messageId === '' ? [] : [short('m', messageId)]
  if (event.eventId !== '' && event.eventId !== messageId) ids.push(short('e', event.eventId))
  return ids
}

export const isRepeat = (recent: RecentIds, ids: readonly string[], at: number): boolean => {
  for (const id of ids) if (recent.has(id, at - REPEAT_WINDOW_MS)) return true
  return false
}

/** Oldest first; those beyond the window or the cap are forgotten. */
export const withIds = (recent: RecentIds, ids: readonly string[], at: number): RecentIds =>
  ids.length === 0 ? recent : recent.adding(ids, at, RECENT_IDS_MAX, at - REPEAT_WINDOW_MS)
