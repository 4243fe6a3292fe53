import type { Secret } from '@baton/runtime'
import { limitsIn, retryAfterMs } from '../limit/limits.ts'
import type { Answer } from './answer.ts'

/**
 * Versions of HighLevel's API as its `Version` header names them: contacts and locations have one,
 * conversations another.
 */
export const VERSIONS = { contacts: '2021-07-28', conversations: '2021-04-15' } as const

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly version: (typeof VERSIONS)[keyof typeof VERSIONS]
  readonly body?: object
}

export interface ApiAccess {
  readonly url: string
  readonly token: Secret
  readonly timeoutMs: number
}

/** Bytes of an answer that are read. A list of a contact's notes comes whole. */
const WRITTEN_MAX_BYTES = 1 << 20
const LISTED_MAX_BYTES = 8 << 20

/** One request over HTTP; never rejects. */
export type SendRequest = (request: ApiRequest) => Promise<Answer>

/**
 * Sends as the owner of a token, with a time limit over the whole exchange, and follows no
 * redirect: it would carry the token away.
 */
export const requester =
  ({ url, token, timeoutMs }: ApiAccess): SendRequest =>
  async ({ method, path, version, body }) => {
    try {
      const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token.reveal()}`,
          version,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const date = dateOf(response)
      const maxBytes = method === 'GET' ? LISTED_MAX_BYTES : WRITTEN_MAX_BYTES
      const text = await textOf(response, maxBytes)
      const answer =
        text === null && response.ok
          ? tooLong(response, method)
          : answerOf(response, text ?? '', date ?? Date.now())
      return date === undefined ? answer : { ...answer, date }
    } catch (error) {
      return failureOf(error)
    }
  }

/** The server's clock, ms. */
const dateOf = ({ headers }: Response): number | undefined => {
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? undefined : date
}

/** null when it is longer. */
const textOf = async (response: Response, maxBytes: number): Promise<string | null> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** What was read is as long the next time; what was written is written. */
const tooLong = ({ status, headers }: Response, method: ApiRequest['method']): Answer => {
  const limits = limitsIn(headers)
  return method === 'GET'
    ? { kind: 'refused', status, dnd: false, limits }
    : { kind: 'unclear', cause: 'too-long', limits }
}

const TOO_MANY = 429
const UNAUTHORISED = 401
const FORBIDDEN = 403
/** Requests that the server did not wait for: they may be repeated. */
const REQUEST_TIMEOUT = 408

const answerOf = (response: Response, text: string, now: number): Answer => {
  const { status, headers } = response
  const limits = limitsIn(headers)
  if (response.ok) return { kind: 'ok', body: JSON.parse(text === '' ? '{}' : text), limits }
  if (status === TOO_MANY) {
    return { kind: 'throttled', retryAfterMs: retryAfterMs(headers, now), limits }
  }
  if (status === UNAUTHORISED || status === FORBIDDEN) return { kind: 'barred', status, limits }
  if (status >= 500 || status === REQUEST_TIMEOUT) {
    return { kind: 'unclear', cause: `status-${status}`, limits }
  }
  return { kind: 'refused', status, dnd: /\bdnd\b/i.test(text), limits }
}

/** Errors of a connection that never came to be. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const failureOf = (error: unknown): Answer => {
  if (!(error instanceof Error)) return { kind: 'unclear', cause: 'unknown' }
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
  return NEVER_SENT.has(code)
    ? { kind: 'unreachable', cause: code }
    : { kind: 'unclear', cause: code }
}
