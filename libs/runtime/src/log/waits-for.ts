import type { Logger } from './logger.ts'

/** Tells the log that a service waits for what is away, and why. */
export const waitsFor =
  (log: Logger, what: string) =>
  (error: unknown): void =>
    log.warn(`waiting for the ${what}`, { err: error })
