import { BatonError, type Code, isBatonError } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import { answered, type Clock, pause } from '@baton/stream'
import type { Answer } from '../highlevel/answer.ts'
import { probesOf } from '../highlevel/probes.ts'
import { type CrmContext, contextIn } from '../highlevel/read-context.ts'
import { type ApiRequest, type SendRequest, VERSIONS } from '../highlevel/request.ts'
import type { FieldIds } from '../highlevel/writes.ts'
import type { LocationLimiter } from '../limit/limiter.ts'
import type { CrmMetrics } from '../metrics.ts'
import { PRIORITIES, type Priority } from '../plan/call.ts'
import { FieldDirectory } from './field-directory.ts'
import { LoneFailures } from './lone-failures.ts'
import { backoffMs, type Pace } from './pace.ts'
import { RefusedSince } from './refused-since.ts'
import { ServerClock } from './server-clock.ts'
import { Unanswered } from './unanswered.ts'

export interface LocationParts {
  readonly locationId: string
  readonly send: SendRequest
  readonly limiter: LocationLimiter
  readonly clock: Clock
  readonly pace: Pace
  readonly random: () => number
  readonly metrics: CrmMetrics
  readonly log: Logger
}

/** Who asks, and what a request is counted as. */
export interface Asking {
  readonly what: string
  readonly priority: () => Priority
  readonly signal: AbortSignal
  /** Runs when it is the request's turn, before it is sent; when it rejects, nothing is sent. */
  readonly before?: () => Promise<void>
  /**
   * How long the token may be refused for all of its kind, and for nothing else, before that is
   * taken for an answer to it, ms.
   */
  readonly barredMs?: number
  /** Whether HighLevel's time has to be known before it is sent. */
  readonly byTime?: boolean
}

/**
 * Answers that say something about the request itself; trouble of the location as a whole has been
 * waited out.
 */
export type OwnAnswer = Extract<Answer, { kind: 'ok' | 'refused' | 'unclear' }>

type Barred = Extract<Answer, { kind: 'barred' }>

const MS = 1_000
/**
 * Times that one request alone is refused for its token, before that is taken for an answer to it,
 * or to its kind.
 */
const BARRED_ALONE_MAX = 3

/** What the token is refused for when it is for everything; no kind of request is called so. */
const EVERYTHING = '*'

const FIELDS_REFUSED: readonly Code[] = ['CRM_FIELDS_MISSING', 'CRM_REFUSED']

/** One HighLevel location: its limits, its fields, and whether it can be reached at all. */
export class Location {
  readonly locationId: string
  readonly fields: FieldDirectory
  readonly clock: ServerClock
  readonly #parts: LocationParts
  #troubles = 0
  readonly #successes = new Map<string, number>()
  #successesInAll = 0
  /** Of kinds of requests that the token is refused, and of everything. */
  readonly #refused = new RefusedSince()
  readonly #unanswered: Unanswered
  /** The search for a read that goes well, while there is one. */
  #probing: Promise<void> | undefined

  constructor(parts: LocationParts) {
    this.locationId = parts.locationId
    this.#parts = parts
    this.clock = new ServerClock(parts)
    this.#unanswered = new Unanswered(parts)
    this.fields = new FieldDirectory(parts.locationId, (request, asking) =>
      this.ask(request, asking),
    )
  }

  get held(): boolean {
    return this.#parts.limiter.held
  }

  /** How many requests that are counted as `what` have succeeded. */
  successes(what: string): number {
    return this.#successes.get(what) ?? 0
  }

  async fieldIds(asking: Asking): Promise<FieldIds> {
    try {
      return await this.fields.ids(asking)
    } catch (error) {
      if (isBatonError(error) && FIELDS_REFUSED.includes(error.code)) {
        const { log, locationId } = this.#parts
        log.error('fields cannot be written', { location: locationId, err: error })
      }
      throw error
    }
  }

  /** What the contact's field holds, if it is still valid; `now` in ms. */
  async context(contactId: string, asking: Asking, now: () => number): Promise<CrmContext | null> {
    const ids = await this.fieldIds(asking)
    const request: ApiRequest = {
      method: 'GET',
      path: `/contacts/${encodeURIComponent(contactId)}`,
      version: VERSIONS.contacts,
    }
    const answer = await this.ask(request, asking)
    return answer.kind === 'ok' ? contextIn(answer.body, ids.context, now()) : null
  }

  /**
   * Sends a request when the limits allow it. Refusals for being too many, refused tokens and a
   * host that is away are waited out, for the whole location: they say nothing about this request.
   * A token that is refused this request, or for long its kind, and no other lacks a scope, or the
   * contact is another's: that is a refusal. Rejects with STOPPED, or CRM_TOKEN_REFUSED after long
   * refusal.
   */
  async ask(request: ApiRequest, asking: Asking): Promise<OwnAnswer> {
    const { clock, pace, random } = this.#parts
    const { signal } = asking
    const barred = new LoneFailures(() => this.#successesInAll)
    const barredOfKind = new LoneFailures(() => this.successes(asking.what))
    for (let throttled = 0; ; ) {
      if (asking.byTime && !this.clock.isKnown) await this.#probe(signal)
      const answer = await this.#send(request, asking)
      switch (answer.kind) {
        case 'throttled':
          throttled += 1
          await pause(clock, backoffMs(throttled, pace.retry, random), signal)
          break
        case 'unreachable':
          this.#inTrouble(answer)
          break
        case 'barred':
          // Where nothing else is going on, a read shows whether it is the token or the request.
          if (!barred.isAlone) await this.#probe(signal)
          barredOfKind.add()
          if (!barred.add()) this.#barred(answer)
          else if (this.#mayPass(answer, asking, barred.count, barredOfKind.count)) {
            await pause(clock, backoffMs(barred.count, pace.barredAlone, random), signal)
          } else return this.#lacksScope(answer, asking)
          break
        default:
          return answer
      }
    }
  }

  async #send(request: ApiRequest, asking: Asking): Promise<Answer> {
    const { limiter, send, clock, metrics } = this.#parts
    const permit = await limiter.acquire(asking.priority, asking.signal)
    const begun = clock.monotonic()
    let answer: Answer
    try {
      await asking.before?.()
      answer = await send(request)
    } catch (error) {
      permit.release()
      throw error
    }
    if (answer.kind === 'unclear' && !answer.limits) permit.giveUp()
    else permit.release(answer.limits)
    metrics.called(asking.what, answer.kind, (clock.monotonic() - begun) / MS)
    if (answer.date !== undefined) this.clock.hear(answer.date)
    if (answer.kind === 'unclear') this.#unanswered.add(asking.what, answer.cause)
    if (answer.kind === 'ok') this.#succeeded(asking.what)
    if (answer.kind === 'throttled') this.#holdIfTold(answer)
    return answer
  }

  #succeeded(what: string): void {
    this.#troubles = 0
    this.#refused.end(EVERYTHING)
    this.#refused.end(what)
    this.#unanswered.end(what)
    this.#successes.set(what, this.successes(what) + 1)
    this.#successesInAll += 1
  }

  /**
   * With Retry-After, or when the interval is used up, all wait; a refusal without either is this
   * request's alone.
   */
  #holdIfTold({ retryAfterMs, limits }: Extract<Answer, { kind: 'throttled' }>): void {
    const { limiter } = this.#parts
    const full = limits?.remaining === 0 || limits?.dailyRemaining === 0
    if (retryAfterMs !== null) limiter.hold(retryAfterMs)
    else if (full) limiter.hold(limiter.intervalMs)
  }

  /** Looks for a read that goes well, for all who ask meanwhile. Rejects with STOPPED. */
  async #probe(signal: AbortSignal): Promise<void> {
    const what = { what: 'probe', priority: () => PRIORITIES.message, signal }
    const find = async () => {
      for (const request of probesOf(this.locationId)) {
        if ((await this.#send(request, what)).kind === 'ok') return
      }
    }
    this.#probing ??= find()
      // Whoever looks for all may be stopped; the others were not.
      .catch(() => {})
      .finally(() => {
        this.#probing = undefined
      })
    await answered(this.#probing, signal)
  }

  /**
   * Whether a refusal of the token need not last, by how often the request had it alone, of all and
   * of its kind.
   */
  #mayPass(answer: Barred, asking: Asking, alone: number, aloneOfKind: number): boolean {
    const { what, barredMs = 0 } = asking
    const now = this.#parts.clock.monotonic()
    const since = this.#refused.add(what, now)
    if (since === now && barredMs > 0) this.#tellLacksScope(answer, asking)
    if (alone < BARRED_ALONE_MAX) return true
    return aloneOfKind < BARRED_ALONE_MAX && now - since < barredMs
  }

  #lacksScope(answer: Barred, asking: Asking): OwnAnswer {
    this.#tellLacksScope(answer, asking)
    return { kind: 'refused', status: answer.status, dnd: false }
  }

  #tellLacksScope({ status }: Barred, { what }: Asking): void {
    this.#parts.log.warn(
      'HighLevel refuses the token one request: it lacks a scope of the README, or the contact is of another location',
      { location: this.locationId, route: what, status },
    )
  }

  /** The token is refused, whatever is asked. */
  #barred(answer: Barred): void {
    const { clock, pace } = this.#parts
    const now = clock.monotonic()
    if (now - this.#refused.add(EVERYTHING, now) > pace.barredMaxMs) {
      throw new BatonError('CRM_TOKEN_REFUSED', `location ${this.locationId}: the token is refused`)
    }
    this.#inTrouble(answer)
  }

  #inTrouble(answer: Barred | Extract<Answer, { kind: 'unreachable' }>): void {
    const { limiter, pace, random, log, locationId } = this.#parts
    if (limiter.held) return
    this.#troubles += 1
    limiter.hold(backoffMs(this.#troubles, pace.trouble, random))
    const fields = { location: locationId, attempt: this.#troubles }
    if (answer.kind === 'barred') {
      log.error(
        'HighLevel refuses the token of a location: renew it in BATON_HIGHLEVEL_TOKENS with the scopes of the README',
        { ...fields, status: answer.status },
      )
    } else log.warn('HighLevel cannot be reached', { ...fields, cause: answer.cause })
  }
}
