import { BatonError } from '@baton/domain'

const READY_TIMEOUT_MS = 60_000
const LOOK_MS = 20

/** TIMED_OUT when something is missing for longer than that; `logFile` says what is waited for. */
export const untilReady = async (
  missing: () => readonly string[],
  logFile: string,
  maxMs = READY_TIMEOUT_MS,
): Promise<void> => {
  const deadline = performance.now() + maxMs
  while (missing().length > 0) {
    if (performance.now() > deadline) {
      const text = `not ready after ${maxMs / 1_000} s: ${missing().join(', ')}`
      throw new BatonError('TIMED_OUT', `${text}; what they wait for is in ${logFile}`)
    }
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}
