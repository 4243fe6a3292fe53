import { BatonError, isBatonError } from '@baton/domain'
import {
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { type Bot, defineBot } from '../bot.ts'
import { TIMER_MAX_MS } from '../bounds.ts'
import { optionsOf, wholeWithin } from '../given.ts'
import type { Turn } from '../turn.ts'
import { takeAnswer } from './http-answer.ts'
import { postSigned } from './post-signed.ts'
import { foundNobody, untilAsked, wasNotAsked } from './until-asked.ts'

export interface HttpBotOptions {
  /** As in the policy; it names the routing topic. */
  readonly name: string
  /** Where each routed message is posted to; no login in it. */
  readonly url: string
  /** Shared with the receiver, at least 16 characters. */
  readonly secret: string
  /** How long one request may take, ms. */
  readonly attemptTimeoutMs?: number | undefined
  /** Requests after the first, when it failed in a way that may pass. */
  readonly retries?: number | undefined
  readonly retryMinMs?: number | undefined
  readonly retryMaxMs?: number | undefined
  /** After so many failures in a row no request is made … */
  readonly breaksAfter?: number | undefined
  /** … for so long, ms; then one is tried. */
  readonly brokenForMs?: number | undefined
  /**
   * How long a message waits, ms, while nobody takes a connection or no request is made. Below the
   * deadline of a run, else the dead letter says only that it has passed.
   */
  readonly awayMaxMs?: number | undefined
}

/** Of a secret that signs. */
export const SECRET_MIN_CHARS = 16
const RETRIES_MAX = 100
/** A second below the deadline of a handler. */
const AWAY_MAX_MS = 14_000

const OPTIONS: Readonly<Record<keyof HttpBotOptions, true>> = {
  name: true,
  url: true,
  secret: true,
  attemptTimeoutMs: true,
  retries: true,
  retryMinMs: true,
  retryMaxMs: true,
  breaksAfter: true,
  brokenForMs: true,
  awayMaxMs: true,
}

/**
 * Throws TypeError for what can never work, RangeError beyond a bound, before anything is posted.
 */
const settingsOf = (options: HttpBotOptions) => {
  const { name, url, secret } = optionsOf(options, 'the options of an HTTP bot', OPTIONS)
  if (typeof secret !== 'string' || secret.length < SECRET_MIN_CHARS) {
    throw new TypeError(`the secret of ${name} needs ${SECRET_MIN_CHARS} characters`)
  }
  if (!isHttp(url)) throw new TypeError(`the url of ${name} is not http://… or https://…`)
  if (hasLogin(url)) {
    throw new TypeError(`the url of ${name} has a login, which is never sent; the secret signs`)
  }
  const { attemptTimeoutMs = 4_000, retries = 2, retryMinMs = 200, retryMaxMs = 2_000 } = options
  const { breaksAfter = 5, brokenForMs = 10_000, awayMaxMs = AWAY_MAX_MS } = options
  return {
    name,
    url,
    secret,
    attemptTimeoutMs: wholeWithin(attemptTimeoutMs, 'attemptTimeoutMs', 1, TIMER_MAX_MS),
    retries: wholeWithin(retries, 'retries', 0, RETRIES_MAX),
    retryMinMs: wholeWithin(retryMinMs, 'retryMinMs', 1, TIMER_MAX_MS),
    retryMaxMs: wholeWithin(retryMaxMs, 'retryMaxMs', 1, TIMER_MAX_MS),
    breaksAfter: wholeWithin(breaksAfter, 'breaksAfter', 1, Number.MAX_SAFE_INTEGER),
    brokenForMs: wholeWithin(brokenForMs, 'brokenForMs', 1, TIMER_MAX_MS),
    awayMaxMs: wholeWithin(awayMaxMs, 'awayMaxMs', 0, TIMER_MAX_MS),
  }
}

const isHttp = (url: string): boolean =>
  URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)

/** `fetch` refuses such a URL at each request. */
const hasLogin = (url: string): boolean => {
  const { username, password } = new URL(url)
  return username !== '' || password !== ''
}

/**
 * Failures of the outside that may pass; a 4xx or an answer that makes no sense is not one. Nor is
 * a bot that was not asked: it is waited for.
 */
const mayPass = handleWhen(error =>
  isBatonError(error)
    ? error.code !== 'BOT_ANSWER_INVALID' && error.remedy === 'retry'
    : !wasNotAsked(error),
)

/** Why there is no answer. The log keeps no message of an error that is not ours. */
const whyNone = (
  error: unknown,
  { name, attemptTimeoutMs, breaksAfter, brokenForMs, awayMaxMs }: ReturnType<typeof settingsOf>,
): BatonError => {
  if (isBatonError(error)) return error
  if (isBrokenCircuitError(error)) {
    const failed = `it failed ${breaksAfter} times in a row, and is asked again within ${brokenForMs} ms`
    return new BatonError('BOT_UNAVAILABLE', `${name} is not asked: ${failed}`)
  }
  if (foundNobody(error)) {
    const message = `${name} takes no connection, and was waited for ${awayMaxMs} ms`
    return new BatonError('BOT_UNAVAILABLE', message, error)
  }
  if (isTaskCancelledError(error)) {
    return new BatonError('BOT_UNAVAILABLE', `${name} did not answer within ${attemptTimeoutMs} ms`)
  }
  return new BatonError('BOT_UNAVAILABLE', `${name} did not answer`, error)
}

/**
 * A bot in any language behind HTTP: it gets each routed message as a signed POST and answers with
 * JSON. While nobody takes a connection a message waits for the bot to come back. One that is not
 * answered (time-outs, refusals, a broken circuit) goes to the dead letters; the router routes it
 * once more after its deadline, then to a person.
 */
export const httpBot = (options: HttpBotOptions): Bot => {
  const settings = settingsOf(options)
  const { retries, retryMinMs, retryMaxMs, breaksAfter, brokenForMs, attemptTimeoutMs } = settings
  const waiting = { forMs: settings.awayMaxMs, minPauseMs: retryMinMs, maxPauseMs: retryMaxMs }
  const guarded = wrap(
    retry(mayPass, {
      maxAttempts: retries,
      backoff: new ExponentialBackoff({ initialDelay: retryMinMs, maxDelay: retryMaxMs }),
    }),
    circuitBreaker(mayPass, {
      halfOpenAfter: brokenForMs,
      breaker: new ConsecutiveBreaker(breaksAfter),
    }),
    timeout(attemptTimeoutMs, TimeoutStrategy.Aggressive),
  )
  const ask = async (turn: Turn): Promise<void> => {
    const { routed, signal } = turn
    const post = () => guarded.execute(one => postSigned(settings, routed, one.signal), signal)
    const body = await untilAsked(post, { ...waiting, signal }).catch(error => {
      throw whyNone(error, settings)
    })
    takeAnswer(turn, body)
  }
  return defineBot({ name: settings.name, onMessage: ask, onFollowUp: ask })
}
