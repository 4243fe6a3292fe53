/**
 * A conversation that goes on and on with the same bot: what every contact of the scaling benchmark
 * is in, however many there are. After enough messages its state no longer grows, so that contacts
 * differ in nothing but how many they are.
 */
import { readFileSync } from 'node:fs'
import type { ContactEvent, ContactState } from '@baton/domain'
import { foldEvent } from '@baton/rules'
import { tablesOf } from '../../../libs/rules/src/testing/policies.ts'
import { eventOf, patientPolicy } from './full-events.ts'

/**
 * Eight unanswered ones lie in a state: with longer texts it would no longer fit half a page of the
 * store.
 */
const TEXT_MAX_CHARS = 48
const texts: readonly string[] = JSON.parse(
  readFileSync(new URL('../peer/src/main/resources/texts.json', import.meta.url), 'utf8'),
).filter((text: string) => text.length <= TEXT_MAX_CHARS)
const OPENING = 'We want to buy this summer.'
const OWNER = 'buyer'
/** Between two messages of a contact. */
const INTERVAL_MS = 6 * 3_600_000
const BEGUN_AT = Date.parse('2026-03-02T16:00:00Z')
/** Of all texts, before it is measured; the first one tells which texts leave it with its bot. */
const ROUNDS = 40

export interface Steady {
  readonly state: ContactState
  readonly texts: readonly string[]
  /** When the contact that writes first does so next, and the number of that message. */
  readonly from: number
  readonly next: number
}

/**
 * The messages that leave the contact with its bot, and the state of one who has written all of
 * them several times.
 */
export const steadyConversation = (): Steady => {
  const tables = tablesOf({ policy: patientPolicy() })
  let state: ContactState | undefined
  let [turn, at] = [0, BEGUN_AT]
  const said = (text: string, before: ContactState | undefined) => {
    const event = messageAt({ text, contactId: nameOf(0), number: turn, at })
    const place = { topic: 'bench', partition: 0, offset: turn, timestamp: at }
    return foldEvent(before, nameOf(0), event, place, tables)
  }
  const goOn = (text: string): boolean => {
    turn++
    at += INTERVAL_MS
    const after = said(text, state)
    const stays = after.state?.owner === OWNER && !after.state.optedOut && !after.state.escalation
    if (stays) state = after.state
    return stays
  }
  if (!goOn(OPENING)) throw new Error(`"${OPENING}" does not lead to ${OWNER}`)
  let kept = texts
  for (let round = 0; round < ROUNDS; round++) kept = kept.filter(goOn)
  return { state: state!, texts: kept, from: at + INTERVAL_MS, next: turn + 1 }
}

interface Said {
  readonly text: string
  readonly contactId: string
  readonly number: number
  readonly at: number
}

const messageAt = ({ text, contactId, number, at }: Said): ContactEvent => {
  const messageId = `m-${String(number).padStart(8, '0')}`
  return eventOf({ messageId, contactId, locationId: 'loc-7', text, at })
}

/**
 * From one number to another. They visit all contacts once before any twice, in an order that no
 * cache likes, each at the same distance in time.
 */
export const steadyEvents = function* (
  { texts, from, next }: Steady,
  contacts: number,
  begin: number,
  end: number,
): Generator<{ readonly contactId: string; readonly event: ContactEvent; readonly at: number }> {
  for (let i = begin; i < end; i++) {
    const contactId = nameOf((i * 7_919) % contacts)
    const at = from + Math.floor((i * INTERVAL_MS) / contacts)
    const text = texts[(i + Math.floor(i / contacts)) % texts.length]!
    yield { contactId, at, event: messageAt({ text, contactId, number: next + i, at }) }
  }
}

export const nameOf = (contact: number): string => `c-${String(contact).padStart(7, '0')}`
