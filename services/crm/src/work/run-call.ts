import { BatonError, type Code, isBatonError } from '@baton/domain'
import { type Clock, pause } from '@baton/stream'
import { z } from 'zod'
import { CLOCK_SKEW_MS, foundIn, lookUpRequest } from '../highlevel/look-up.ts'
import { type FieldIds, namesOf, providerIdIn, requestOf } from '../highlevel/writes.ts'
import type { CrmMetrics } from '../metrics.ts'
import { type Call, isIdempotent, PRIORITIES, type Priority, priorityOf } from '../plan/call.ts'
import type { FieldValues } from '../plan/fields.ts'
import type { Location, OwnAnswer } from './location.ts'
import { LoneFailures } from './lone-failures.ts'
import { backoffMs, type Pace } from './pace.ts'

/** A write that may have taken effect: when it was first and last about to be sent, ms. */
export interface Doubt {
  /** By HighLevel's clock, or that of the brokers. */
  readonly since: number
  readonly last: number
}

export interface CallContext {
  readonly contactId: string
  readonly priority: () => Priority
  readonly signal: AbortSignal
  /** Set when the write was begun before a crash. */
  readonly doubt: Doubt | undefined
  /** Makes it durable that the write is about to be sent. */
  readonly begin: () => Promise<void>
  /** Whether an id of the provider is that of another write of ours. */
  readonly isOther: (providerId: string) => boolean
  /** Asked whenever it is about to be sent: a word why it must not be any more, or null. */
  readonly withheld: () => string | null
  /** Whether that depends on HighLevel's time. */
  readonly byTime?: boolean
}

export interface CallParts {
  readonly clock: Clock
  readonly pace: Pace
  readonly random: () => number
  readonly metrics: CrmMetrics
}

export interface Settled {
  readonly status: 'done' | 'skipped' | 'failed'
  readonly providerId: string
  readonly attempts: number
  /** Why it was skipped or failed; a word, not a text of the provider's. */
  readonly note: string
}

const FIELDS_MISSING: Code = 'CRM_FIELDS_MISSING'

/**
 * Carries one call out. An unclear answer to a write that must not happen twice is looked up, after
 * a pause, before the write is sent again; the others are simply repeated. Rejects with STOPPED,
 * CRM_TOKEN_REFUSED, CRM_REFUSED for fields, or when `begin` does.
 */
export const runCall = async (
  call: Call,
  location: Location,
  context: CallContext,
  parts: CallParts,
): Promise<Settled> => {
  const { clock, pace, random } = parts
  const once = !isIdempotent(call)
  let doubt = once && context.doubt ? fixed(context.doubt) : undefined
  const lone = new LoneFailures(() => location.successes(call.kind))
  const patienceMs =
    pace.unclearMaxMs[priorityOf(call) === PRIORITIES.message ? 'message' : 'other']
  let giveUpAt = Number.POSITIVE_INFINITY
  let cause: Code = 'CRM_NO_ANSWER'
  let fieldsDoubted = false
  for (let attempts = 0; ; ) {
    if (doubt) {
      const found = await lookUp(call, location, context, parts, doubt)
      if (found !== null) return { status: 'done', providerId: found, attempts, note: 'looked-up' }
    }
    if (lone.count >= pace.attemptsMax || clock.monotonic() > giveUpAt) {
      return failed(cause, attempts)
    }
    let begun = location.clock.moment()
    const begin = async () => {
      begun = location.clock.moment()
      if (once) await context.begin()
    }
    const sent = await send(call, location, context, { pace, begin })
    if (sent instanceof Withheld) return skipped(sent.message, attempts)
    attempts += 1
    if (sent.answer.kind === 'ok') {
      if (call.kind !== 'fields' || fieldsDoubted || holds(sent, call.values)) {
        return { status: 'done', providerId: providerIdIn(sent.answer.body), attempts, note: '' }
      }
      fieldsDoubted = true
      location.fields.forget()
      continue
    }
    if (sent.answer.kind === 'refused') return refused(call, sent.answer, attempts)
    const isMissing = sent.answer.cause === FIELDS_MISSING
    cause = isMissing ? FIELDS_MISSING : 'CRM_NO_ANSWER'
    if (isMissing) lone.blame()
    else lone.add()
    giveUpAt = Math.min(giveUpAt, clock.monotonic() + patienceMs)
    if (once) {
      const first = begun
      doubt = { since: doubt?.since ?? (() => location.clock.at(first)), last: clock.now() }
    }
    await pause(clock, backoffMs(attempts, pace.retry, random), context.signal)
    stopIf(context.signal)
  }
}

/** A doubt whose beginning, by HighLevel's clock, is known the better the later it is asked for. */
interface Doubted extends Omit<Doubt, 'since'> {
  readonly since: () => number
}

const fixed = ({ since, last }: Doubt): Doubted => ({ since: () => since, last })

const stopIf = (signal: AbortSignal): void => {
  if (signal.aborted) throw new BatonError('STOPPED', 'stopped while writing to the CRM')
}

const failed = (note: string, attempts: number): Settled => ({
  status: 'failed',
  providerId: '',
  attempts,
  note,
})

const skipped = (note: string, attempts: number): Settled => ({
  ...failed(note, attempts),
  status: 'skipped',
})

/** A contact who set do-not-disturb gets no message; that is no failure. */
const refused = (
  call: Call,
  { status, dnd }: Extract<OwnAnswer, { kind: 'refused' }>,
  attempts: number,
): Settled =>
  call.kind === 'text' && dnd ? skipped('dnd', attempts) : failed(`CRM_REFUSED ${status}`, attempts)

interface Sent {
  readonly answer: OwnAnswer
  readonly ids: FieldIds | null
}

/** Ends a request when it is its turn: it must not be sent any more. */
class Withheld extends Error {}

const send = async (
  call: Call,
  location: Location,
  { contactId, priority, signal, withheld, byTime = false }: CallContext,
  { pace, begin }: { readonly pace: Pace; readonly begin: () => Promise<void> },
): Promise<Sent | Withheld> => {
  const before = async () => {
    const why = withheld()
    if (why !== null) throw new Withheld(why)
    await begin()
  }
  const isMessage = priorityOf(call) === PRIORITIES.message
  const barredMs = isMessage ? pace.unclearMaxMs.message : 0
  const asking = { what: call.kind, priority, signal, before, barredMs, byTime }
  let ids: FieldIds | null = null
  try {
    if (call.kind === 'fields') ids = await location.fieldIds({ what: '', priority, signal })
  } catch (error) {
    // HighLevel gave no answer, or its list lags; or whoever looked them up for all was stopped,
    // and we were not.
    const passing = isBatonError(error) && error.remedy === 'retry' && !signal.aborted
    if (!passing) throw error
    return { answer: { kind: 'unclear', cause: error.code }, ids }
  }
  try {
    return { answer: await location.ask(requestOf(call, contactId, ids), asking), ids }
  } catch (error) {
    if (error instanceof Withheld) return error
    throw error
  }
}

const updated = z.looseObject({
  contact: z.looseObject({ customFields: z.array(z.looseObject({ id: z.string() })) }),
})

/**
 * Whether the contact in the answer has what was written; an id that is not known any more is
 * ignored without a word.
 */
const holds = ({ answer, ids }: Sent, values: FieldValues): boolean => {
  const parsed = updated.safeParse(answer.kind === 'ok' ? answer.body : null)
  if (!parsed.success || !ids) return true
  const there = new Set(parsed.data.contact.customFields.map(field => field.id))
  return namesOf(values).every(name => values[name] === '' || there.has(ids[name]))
}

/**
 * The id of what was written, once it is certain; null when it surely was not, or cannot be seen.
 * As long as neither looking nor writing gets an answer for anybody, it goes on looking: sent
 * again, the write might take effect each time.
 */
const lookUp = async (
  call: Call,
  location: Location,
  { contactId, priority, signal, isOther }: CallContext,
  { clock, pace, random, metrics }: CallParts,
  { since, last }: Doubted,
): Promise<string | null> => {
  // Whoever began it may have had another clock.
  const settledIn = last + pace.settleMs - clock.now()
  await pause(clock, Math.min(Math.max(0, settledIn), pace.settleMs), signal)
  const what = `find-${call.kind}`
  const lone = new LoneFailures(() => location.successes(call.kind) + location.successes(what))
  const giveUpAt = clock.monotonic() + pace.unclearMaxMs.other
  for (let tries = 1; ; tries++) {
    stopIf(signal)
    const from = since()
    const doubtful = { call, contactId, locationId: location.locationId, since: from, isOther }
    const request = lookUpRequest(doubtful)
    if (!request) return null
    const answer = await location.ask(request, { what, priority, signal })
    if (answer.kind === 'unclear') {
      lone.add()
      if (lone.count < pace.attemptsMax && clock.monotonic() <= giveUpAt) {
        await pause(clock, backoffMs(tries, pace.retry, random), signal)
        continue
      }
    }
    const found = answer.kind === 'ok' ? seen(answer.body, doubtful) : undefined
    // This answer was the first to tell HighLevel's time: it was looked for from too late on.
    if (found === null && from - since() > CLOCK_SKEW_MS) continue
    metrics.lookedUp(call.kind, found === undefined ? 'unknown' : found ? 'found' : 'absent')
    return found ?? null
  }
}

const seen = (
  body: unknown,
  doubtful: Parameters<typeof foundIn>[1],
): string | null | undefined => {
  try {
    return foundIn(body, doubtful)
  } catch {
    return undefined
  }
}
