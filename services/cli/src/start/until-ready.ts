import { BatonError } from '@baton/domain'

const READY_TIMEOUT_MS = 60_000
const LOOK_MS = 20
/** So long nothing else may be missing before it is gone on without what waits for a person. */
const SETTLED_MS = 2_000

export interface UntilReadyOptions {
  readonly maxMs?: number
  readonly settledMs?: number
  /** Whether something missing waits for a person, so that the rest need not wait for it. */
  readonly isLeft?: (missing: string) => boolean
}

/**
 * Resolves with what is left missing, for a person to act. TIMED_OUT when something else is missing
 * for longer than `maxMs`; `logFile` says what is waited for.
 */
export const untilReady = async (
  missing: () => readonly string[],
  logFile: string,
  {
    maxMs = READY_TIMEOUT_MS,
    settledMs = SETTLED_MS,
    isLeft = () => false,
  }: UntilReadyOptions = {},
): Promise<readonly string[]> => {
  const deadline = performance.now() + maxMs
  let waitedAt = performance.now()
  for (;;) {
    const names = missing()
    if (names.length === 0) return names
    const now = performance.now()
    const isWaitedFor = !names.every(isLeft)
    if (isWaitedFor) waitedAt = now
    if (now - waitedAt > settledMs) return names
    if (isWaitedFor && now > deadline) {
      const text = `not ready after ${maxMs / 1_000} s: ${names.join(', ')}`
      throw new BatonError('TIMED_OUT', `${text}; what they wait for is in ${logFile}`)
    }
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}
