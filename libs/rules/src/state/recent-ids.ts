import { type ContactEvent, hash128, type RecentId } from '@baton/domain'

/** An id is a repeat for this long. */
export const REPEAT_WINDOW_MS = 24 * 3_600_000
/** The oldest are forgotten beyond this many. */
export const RECENT_IDS_MAX = 64
/** Longer ids are kept as a hash of this many hex digits. */
const ID_CHARS = 16

const short = (prefix: string, id: string): string =>
  prefix + (id.length <= ID_CHARS ? id : hash128(id).slice(0, ID_CHARS))

/** The names under which an event is known, so that its repeats are recognised; none when its source gives none. */
export const idsOf = (event: ContactEvent): string[] => {
  const messageId = event.event['baton.MessageReceived']?.messageId ?? ''
  const ids = messageId === '' ? [] : [short('m', messageId)]
  if (event.eventId !== '' && event.eventId !== messageId) ids.push(short('e', event.eventId))
  return ids
}

export const isRepeat = (recent: readonly RecentId[], ids: readonly string[], at: number) => {
  for (const id of ids) {
    for (const known of recent) {
      if (known.id === id && at - known.at < REPEAT_WINDOW_MS) return true
    }
  }
  return false
}

/** Oldest first; those beyond the window or the cap are forgotten. */
export const withIds = (recent: RecentId[], ids: readonly string[], at: number): RecentId[] => {
  if (ids.length === 0) return recent
  let first = Math.max(0, recent.length + ids.length - RECENT_IDS_MAX)
  while (first < recent.length && at - recent[first]!.at >= REPEAT_WINDOW_MS) first++
  const kept = recent.slice(first)
  for (const id of ids) kept.push({ id, at })
  return kept
}
