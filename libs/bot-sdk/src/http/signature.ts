import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds a signed request may be old, or early where clocks differ. */
export const SIGNATURE_TOLERANCE_S = 300

export const TIMESTAMP_HEADER = 'baton-timestamp'
export const SIGNATURE_HEADER = 'baton-signature'

/**
 * `v1=` and the hex HMAC-SHA256 of `timestamp.body` under the shared secret; the timestamp is in
 * seconds.
 */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

export interface Signed {
  /** The value of the header `baton-timestamp`. */
  readonly timestamp: string | undefined
  /** The value of the header `baton-signature`. */
  readonly signature: string | undefined
  /** The raw body, before it is parsed. */
  readonly body: string
}

/**
 * For receivers: whether a request comes from who has the secret, and was made just now. `nowMs` is
 * wall time.
 */
export const isSignedBy = (
  secret: string,
  { timestamp, signature, body }: Signed,
  nowMs: number,
): boolean => {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > SIGNATURE_TOLERANCE_S) return false
  const expected = Buffer.from(signatureOf(secret, Number(timestamp), body))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
