import type { Logger } from './log/logger.ts'

export interface Stoppable {
  /** Finishes or gives up what is under way and leaves nothing behind. */
  stop(): Promise<void>
  /** Settles when the service ends by itself; a rejection ends the process. */
  readonly ended?: Promise<void>
}

/** The part of `process` that stopping needs. */
export interface ProcessLike {
  on(event: string, listener: (value: unknown) => void): unknown
  off(event: string, listener: (value: unknown) => void): unknown
  exit(code: number): void
}

export interface StopOptions {
  readonly log: Logger
  /** How long stop() may take; then the process exits with 1. */
  readonly stopTimeoutMs?: number
  /** Monotonic, ms. */
  readonly now?: () => number
  readonly process?: ProcessLike
}

/** Below the 30 s that orchestrators wait before they kill. */
const STOP_TIMEOUT_MS = 20_000
/** SIGHUP: the terminal was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/**
 * One Ctrl-C comes from the terminal and from npm, the end of a terminal from the shell and from
 * the system.
 */
const ECHO_MS = 1_000
/** What shells report for a process ended by SIGINT. */
const EXIT_INTERRUPTED = 130

type Listener = readonly [event: string, listener: (value: unknown) => void]

const listening = async <T>(
  target: ProcessLike,
  listeners: readonly Listener[],
  work: () => Promise<T>,
): Promise<T> => {
  for (const [event, listener] of listeners) target.on(event, listener)
  try {
    return await work()
  } finally {
    for (const [event, listener] of listeners) target.off(event, listener)
  }
}

/**
 * Runs what has nothing to stop yet, however long it waits: a signal ends the process at once, also
 * as the first of a container, which the system ends by none that it does not listen to. What
 * nobody catches meanwhile goes to `onFault`, where there is one.
 */
export const endingAtOnce = async <T>(
  work: Promise<T>,
  target = process as unknown as ProcessLike,
  onFault?: (error: unknown) => void,
): Promise<T> => {
  const end = () => target.exit(EXIT_INTERRUPTED)
  const listeners: Listener[] = SIGNALS.map(signal => [signal, end])
  if (onFault) listeners.push(['unhandledRejection', onFault], ['uncaughtException', onFault])
  return await listening(target, listeners, () => work)
}

/**
 * Waits for SIGINT, SIGTERM or SIGHUP, then stops the service and returns. Another signal, a second
 * later or after that, exits at once; so does, with code 1, a stop that takes too long, an
 * unhandled rejection or an uncaught exception.
 */
export const untilStopped = async (service: Stoppable, options: StopOptions): Promise<void> => {
  const { log, stopTimeoutMs = STOP_TIMEOUT_MS, now = () => performance.now() } = options
  const target = options.process ?? (process as unknown as ProcessLike)
  const stopped = Promise.withResolvers<void>()
  let signalledAt: number | undefined

  const fail = (message: string) => (error: unknown) => {
    log.error(message, { err: error })
    target.exit(1)
  }
  const stop = async () => {
    const late = setTimeout(() => fail('stopping took too long')(undefined), stopTimeoutMs)
    try {
      await service.stop()
    } catch (error) {
      fail('stopping failed')(error)
    } finally {
      clearTimeout(late)
      stopped.resolve()
    }
  }
  const onSignal = (signal: unknown) => {
    if (signalledAt !== undefined) {
      if (now() - signalledAt > ECHO_MS) target.exit(EXIT_INTERRUPTED)
      return
    }
    signalledAt = now()
    log.info('stopping', { signal: String(signal) })
    void stop()
  }
  const listeners: Listener[] = [
    ...SIGNALS.map((signal): Listener => [signal, onSignal]),
    ['unhandledRejection', fail('unhandled rejection')],
    ['uncaughtException', fail('uncaught exception')],
  ]
  await listening(target, listeners, () => {
    service.ended?.then(stopped.resolve, fail('the service ended'))
    return stopped.promise
  })
}
