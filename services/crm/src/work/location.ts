import { BatonError, isBatonError } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import { type Clock, pause } from '@baton/stream'
import type { Answer } from '../highlevel/answer.ts'
import { type CrmContext, contextIn } from '../highlevel/read-context.ts'
import { type ApiRequest, type SendRequest, VERSIONS } from '../highlevel/request.ts'
import type { FieldIds } from '../highlevel/writes.ts'
import type { LocationLimiter } from '../limit/limiter.ts'
import type { CrmMetrics } from '../metrics.ts'
import type { Priority } from '../plan/call.ts'
import { FieldDirectory } from './field-directory.ts'
import { backoffMs, type Pace } from './pace.ts'

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
}

/** Answers that say something about the request itself; trouble of the location as a whole has been waited out. */
export type OwnAnswer = Extract<Answer, { kind: 'ok' | 'refused' | 'unclear' }>

const MS = 1_000
/** Times that one request is refused for its token while others are not, before that is taken for an answer to it. */
const BARRED_ALONE_MAX = 3

/** One HighLevel location: its limits, its fields, and whether it can be reached at all. */
export class Location {
  readonly locationId: string
  readonly fields: FieldDirectory
  readonly #parts: LocationParts
  #troubles = 0
  #barredSince: number | null = null
  #succeededAt = Number.NEGATIVE_INFINITY

  constructor(parts: LocationParts) {
    this.locationId = parts.locationId
    this.#parts = parts
    this.fields = new FieldDirectory(parts.locationId, (request, asking) =>
      this.ask(request, asking),
    )
  }

  get held(): boolean {
    return this.#parts.limiter.held
  }

  /** Monotonic ms of the last request that succeeded. */
  get succeededAt(): number {
    return this.#succeededAt
  }

  async fieldIds(asking: Asking): Promise<FieldIds> {
    try {
      return await this.fields.ids(asking)
    } catch (error) {
      if (isBatonError(error) && error.code === 'CRM_FIELDS_MISSING') {
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
   * Sends a request when the limits allow it. Refusals for being too many, refused tokens and a host that is away are waited out,
   * for the whole location: they say nothing about this request. A token that is refused this request and no other lacks a scope, or
   * the contact is another's: that is a refusal. Rejects with STOPPED, or CRM_TOKEN_REFUSED after long refusal.
   */
  async ask(request: ApiRequest, asking: Asking): Promise<OwnAnswer> {
    const { limiter, send, clock, metrics } = this.#parts
    let barred = 0
    let barredAt = Number.POSITIVE_INFINITY
    for (let throttled = 0; ; ) {
      if (limiter.held) this.#refuseIfBarred()
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
      if (answer.kind === 'ok') this.#succeeded()
      if (answer.kind === 'ok' || answer.kind === 'refused' || answer.kind === 'unclear') {
        return answer
      }
      if (answer.kind === 'barred') {
        barred += 1
        barredAt = Math.min(barredAt, clock.monotonic())
        const { status } = answer
        const alone = this.#succeededAt > barredAt
        if (alone && barred >= BARRED_ALONE_MAX) return { kind: 'refused', status, dnd: false }
      }
      if (answer.kind === 'throttled') await this.#throttled(answer, ++throttled, asking.signal)
      else this.#inTrouble(answer)
    }
  }

  #succeeded(): void {
    this.#troubles = 0
    this.#barredSince = null
    this.#succeededAt = this.#parts.clock.monotonic()
  }

  /** With Retry-After, or when the interval is used up, all wait; a refusal without either is this request's alone. */
  async #throttled(
    { retryAfterMs, limits }: Extract<Answer, { kind: 'throttled' }>,
    times: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { limiter, clock, pace, random } = this.#parts
    const full = limits?.remaining === 0 || limits?.dailyRemaining === 0
    if (retryAfterMs !== null) limiter.hold(retryAfterMs)
    else if (full) limiter.hold(limiter.intervalMs)
    await pause(clock, backoffMs(times, pace.retry, random), signal)
  }

  #inTrouble(answer: Extract<Answer, { kind: 'barred' | 'unreachable' }>): void {
    const { limiter, clock, pace, random, log, locationId } = this.#parts
    if (!limiter.held) {
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
    if (answer.kind !== 'barred') return
    this.#barredSince ??= clock.monotonic()
    this.#refuseIfBarred()
  }

  #refuseIfBarred(): void {
    const { clock, pace } = this.#parts
    const since = this.#barredSince
    if (since === null || clock.monotonic() - since <= pace.barredMaxMs) return
    throw new BatonError('CRM_TOKEN_REFUSED', `location ${this.locationId}: the token is refused`)
  }
}
