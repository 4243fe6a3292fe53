import { type ContactState, MINUTE_MS } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'

const QUARTER_MS = 15 * MINUTE_MS
/** Longest a window can be closed: two days, for an hour that a change of the clocks skips. */
const QUARTERS_MAX = 2 * 24 * 4
const HOURS = 24

const clocks = new Map<string, Intl.DateTimeFormat | null>()
/** Zones are few; a list of invented ones must not grow without end. */
const CLOCKS_MAX = 600

/**
 * A clock of a zone, or null when there is no such zone. Its rules are those of the ICU data named
 * in the engine.
 */
const clockOf = (zone: string): Intl.DateTimeFormat | null => {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  if (clocks.size >= CLOCKS_MAX) clocks.clear()
  const clock = makeClock(zone)
  clocks.set(zone, clock)
  return clock
}

const makeClock = (zone: string): Intl.DateTimeFormat | null => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
  } catch {
    return null
  }
}

/** Hour of the day in a zone, 0–23; undefined when the zone is unknown. */
export const localHour = (at: number, zone: string): number | undefined => {
  const clock = zone === '' ? null : clockOf(zone)
  return clock ? Number(clock.format(at)) % HOURS : undefined
}

/** The contact's zone, else that of the location, else the policy's. */
export const zoneOf = (state: ContactState, policy: Policy): string => {
  const { zones, quiet } = policy.replies
  const known = [state.zone, zones[state.locationId] ?? '', quiet.zone]
  return known.find(zone => zone !== '' && clockOf(zone)) ?? 'UTC'
}

export const isOpen = (at: number, zone: string, policy: Policy): boolean => {
  const { from, to } = policy.replies.quiet
  const hour = localHour(at, zone) ?? 0
  return hour >= from && hour < to
}

/**
 * The first event time after `at` at which a bot may start a conversation; quarters of an hour fit
 * every zone.
 */
export const opensAt = (at: number, zone: string, policy: Policy): number => {
  let quarter = (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS
  for (let i = 0; i < QUARTERS_MAX && !isOpen(quarter, zone, policy); i++) quarter += QUARTER_MS
  return quarter
}
