// One decision as the router makes it, timed one by one: P50 and P99 at several numbers of
// contacts, with and without the understanding of a message.
// `node test/bench/decide.ts [contacts …]`

import { localCodecs } from '@baton/codec'
import type { ContactEvent, ContactState } from '@baton/domain'
import { foldEvent } from '@baton/rules'
import { Command } from 'commander'
import { replyWith } from '../../libs/rules/src/testing/contact.ts'
import { realEstate, tablesOf } from '../../libs/rules/src/testing/policies.ts'
import { wholes } from '../option-values.ts'

const TEXTS = [
  'hey got this number from a sign on Burnet rd',
  'my wife and I want to buy a house in Austin',
  '78745 or 78704, 3 beds',
  'max is 525',
  'preapproved yea, conventional',
  "so actually, we're thinking about selling our place in Pflugerville too. what could we get for it?",
  '3/2, built 2009, around 1700 sq ft',
  'we owe 190 on it',
  'ok cool thanks',
]
const WARM_UP = 50_000
const SAMPLES = 200_000
const REPEATS = 3

export interface DecideFigures {
  readonly contacts: number
  readonly understanding: boolean
  readonly decisions: number
  readonly p50Us: number
  readonly p99Us: number
  /**
   * Of the quickest of three times that each decision is made (they are pure): what other processes
   * take is left out.
   */
  readonly p99BestUs: number
  readonly meanUs: number
  /**
   * Processor time of one event, messages and replies together, its state decoded and encoded: what
   * a busy machine does not spoil.
   */
  readonly cpuMeanUs: number
}

const tablesFor = (understanding: boolean) =>
  tablesOf({ policy: { ...realEstate, reader: understanding ? 'real-estate' : 'phrases' } })

/**
 * Scores from outside, so that handoffs happen without the model too: the 2nd and 6th text of the
 * story move it.
 */
const intentsOf = (turn: number) => {
  if (turn === 1) return [{ intent: 'buyer', score: 9000 }]
  return turn === 5 ? [{ intent: 'seller', score: 9500 }] : []
}

const messageOf = (turn: number, id: number, understanding: boolean): ContactEvent => ({
  eventId: '',
  locationId: '',
  source: 'bench',
  sentAt: 0,
  event: {
    'baton.MessageReceived': {
      messageId: `m${id}`,
      text: TEXTS[turn % TEXTS.length] ?? '',
      channel: 'sms',
      conversationId: '',
      intents: understanding ? [] : intentsOf(turn % TEXTS.length),
      facts: [],
    },
  },
})

const replyTo = (state: ContactState): ContactEvent => {
  const awaited = state.pending.at(-1)
  return {
    eventId: '',
    locationId: '',
    source: 'bench',
    sentAt: 0,
    event: {
      'baton.BotReplied': replyWith({
        decisionId: awaited?.decisionId ?? '',
        term: state.term,
        bot: state.owner,
      }),
    },
  }
}

const quantile = (sorted: Float64Array, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

/**
 * Contacts take turns at random places. As in the router, a state lies encoded between its events
 * and is decoded, outside of the time that is taken, right before it is decided upon.
 */
export const benchDecide = (contacts: number, understanding: boolean): DecideFigures => {
  const tables = tablesFor(understanding)
  const codec = localCodecs().of('contact.state.v1')
  const states = new Array<Buffer | undefined>(contacts)
  const stateOf = (contact: number): ContactState | undefined => {
    const value = states[contact]
    return (value && codec.decode(value).entry['baton.ContactState']) ?? undefined
  }
  const turns = new Uint8Array(contacts)
  const took = new Float64Array(SAMPLES)
  const best = new Float64Array(SAMPLES)
  let at = Date.parse('2026-03-02T16:00:00Z')
  let offset = 0
  const decide = (state: ContactState | undefined, contact: number, event: ContactEvent) => {
    const place = { topic: 'bench', partition: 0, offset, timestamp: at }
    return foldEvent(state, `c${contact}`, event, place, tables).state ?? undefined
  }
  const fold = (contact: number, event: ContactEvent): ContactState | undefined => {
    const state = decide(stateOf(contact), contact, event)
    const entry = state && { entry: { 'baton.ContactState': state } }
    states[contact] = entry && Buffer.from(codec.encode(entry))
    offset++
    return state
  }
  const timed = (contact: number, event: ContactEvent): number => {
    const state = stateOf(contact)
    const started = process.hrtime.bigint()
    decide(state, contact, event)
    return Number(process.hrtime.bigint() - started) / 1000
  }
  const turnOf = (contact: number): number => {
    const turn = turns[contact] ?? 0
    turns[contact] = turn + 1
    return turn
  }
  const turn = (contact: number, sample = -1): void => {
    const event = messageOf(turnOf(contact), offset, understanding)
    if (sample >= 0) {
      const times = Array.from({ length: REPEATS }, () => timed(contact, event))
      took[sample] = times[0] ?? 0
      best[sample] = Math.min(...times)
    }
    const state = fold(contact, event)
    if (state && state.pending.length > 0) fold(contact, replyTo(state))
    at += 7
  }
  for (let contact = 0; contact < contacts; contact++) turn(contact)
  let place = 1
  const next = () => {
    place = (Math.imul(place, 1_103_515_245) + 12_345) >>> 0
    return place % contacts
  }
  for (let i = 0; i < WARM_UP; i++) turn(next())
  for (let i = 0; i < SAMPLES; i++) turn(next(), i)
  const spent = process.cpuUsage()
  const before = offset
  for (let i = 0; i < SAMPLES; i++) turn(next())
  const { user, system } = process.cpuUsage(spent)
  const cpuMeanUs = (user + system) / (offset - before)
  const meanUs = took.reduce((sum, one) => sum + one, 0) / SAMPLES
  took.sort()
  best.sort()
  const p99BestUs = quantile(best, 0.99)
  const figures = { contacts, understanding, decisions: SAMPLES, meanUs, cpuMeanUs, p99BestUs }
  return { ...figures, p50Us: quantile(took, 0.5), p99Us: quantile(took, 0.99) }
}

if (import.meta.main) {
  const command = new Command('decide').argument(
    '[contacts]',
    'several, apart by commas',
    wholes(1),
    [1_000, 1_000_000],
  )
  const [asked] = command.parse().processedArgs as [number[]]
  for (const contacts of asked) {
    for (const understanding of [false, true]) {
      const { p50Us, p99Us, p99BestUs, meanUs, cpuMeanUs } = benchDecide(contacts, understanding)
      const kind = understanding ? 'with understanding' : 'without understanding'
      const figures = [p50Us, p99Us, p99BestUs, meanUs, cpuMeanUs]
      const [p50, p99, best, mean, cpu] = figures.map(us => us.toFixed(1))
      process.stdout.write(
        `${contacts} contacts, ${kind}: P50 ${p50} µs, P99 ${p99} µs (best of ${REPEATS}: ${best} µs), ` +
          `mean ${mean} µs, processor ${cpu} µs an event\n`,
      )
    }
  }
}
