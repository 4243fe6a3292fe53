import { type ContactEvent, type ContactState, decisionId } from '@baton/domain'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Emission, Folded, Place } from './fold.ts'
import type { ReadAhead } from './intent/ahead.ts'
import { initialState } from './state/initial.ts'
import { asLocation, locationAfter } from './state/location.ts'
import type { Cause } from './step.ts'
import type { Tables } from './tables.ts'

/**
 * Timers that take effect before one event; no contact comes near it, since none sets itself again
 * without end.
 */
const TIMERS_MAX = 256

/**
 * What one event makes of one contact: timers that are due first, at their due time and under the
 * policy of where the contact was, then the event, then what it causes. Pure: equal arguments give
 * equal results, `state` is never changed. `ahead`, of this event, saves time and changes nothing.
 */
export const foldEvent = (
  state: ContactState | undefined,
  contactId: string,
  event: ContactEvent,
  place: Place,
  tables: Tables,
  ahead: ReadAhead | null = null,
): Folded => {
  const at = Math.max(place.timestamp, state?.eventTime ?? 0)
  const emissions: Emission[] = []
  let current = state ?? newcomer(event, tables)
  let slots = 0
  let settled = 0

  const settle = (cause: Cause, time: number, slot: number): void => {
    const { policy, hash: policyHash } = tables.policyOf(current.locationId)
    const ruling = decide(current, cause, {
      contactId,
      decisionId: decisionId(place.topic, place.partition, place.offset, slot),
      partition: place.partition,
      offset: place.offset,
      slot,
      at: time,
      tables,
      policy,
      policyHash,
      settled,
      ahead,
    })
    current = evolve(ruling)
    emissions.push({ decision: ruling.decision, effects: ruling.effects })
    for (const next of ruling.causes) settle(next, time, ++slots)
  }

  while (settled < TIMERS_MAX) {
    const timer = current.timers[0]
    if (!timer || timer.dueAt > at) break
    settle({ kind: 'timer', timer }, Math.max(timer.dueAt, current.eventTime), ++slots)
    settled++
  }
  const locationId = locationAfter(current, event, at)
  if (locationId !== current.locationId) current = { ...current, locationId }
  settle({ kind: 'event', event }, at, 0)
  return { state: current, emissions }
}

/** Nobody knows better than its first event where a contact is. */
const newcomer = (event: ContactEvent, tables: Tables): ContactState => {
  const locationId = asLocation(event.locationId)
  return initialState(tables.policyOf(locationId).policy, locationId)
}
