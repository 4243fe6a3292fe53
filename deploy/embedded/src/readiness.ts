import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { BatonError } from '@baton/domain'

const POLL_MS = 40
const HTTP_TIMEOUT_MS = 2_000
const CONNECT_TIMEOUT_MS = 5_000

export const REGISTRY_PATH = '/apis/ccompat/v7'

/** Asks again until `check` holds, `broken` gives a reason to give up, or the time is over. */
export const untilReady = async (
  what: string,
  check: () => Promise<boolean>,
  broken: () => string | undefined,
  timeoutMs: number,
): Promise<void> => {
  const deadline = performance.now() + timeoutMs
  while (!(await check())) {
    const reason = broken()
    if (reason !== undefined) throw new BatonError('NO_CLUSTER', reason)
    if (performance.now() > deadline) {
      throw new BatonError('NO_CLUSTER', `${what} was not ready within ${timeoutMs} ms`)
    }
    await delay(POLL_MS)
  }
}

/** True when the registry lists its subjects: it serves, and its database does too. */
export const registryAnswers = async (registryUrl: string): Promise<boolean> => {
  const status = await httpStatus(`${registryUrl}/subjects`)
  return status === 200
}

/** Undefined when nobody answers. */
export const httpStatus = async (url: string): Promise<number | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HTTP_TIMEOUT_MS) })
    await response.arrayBuffer()
    return response.status
  } catch {
    return undefined
  }
}

export const acceptsConnections = (host: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
