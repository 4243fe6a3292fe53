import { BatonError, type RoutedMessage } from '@baton/domain'
import { SIGNATURE_HEADER, signatureOf, TIMESTAMP_HEADER } from './signature.ts'

/** Longest answer that is read, in bytes. */
const ANSWER_MAX_BYTES = 64 << 10
const PASSES: ReadonlySet<number> = new Set([408, 425, 429])
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * One signed request; resolves with the body of a 2xx answer. BOT_UNAVAILABLE may pass,
 * BOT_ANSWER_INVALID does not.
 */
export const postSigned = async (
  { url, secret }: { readonly url: string; readonly secret: string },
  routed: RoutedMessage,
  signal: AbortSignal,
): Promise<string> => {
  const body = JSON.stringify(routed)
  const timestamp = Math.floor(Date.now() / 1_000)
  const response = await fetch(url, {
    method: 'POST',
    body,
    signal,
    // The body is for the address that was configured, and no other.
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'baton-decision-id': routed.decisionId,
      [TIMESTAMP_HEADER]: String(timestamp),
      [SIGNATURE_HEADER]: signatureOf(secret, timestamp, body),
    },
  })
  if (response.ok) return readBounded(response)
  await response.body?.cancel()
  const { status } = response
  if (status >= 500 || PASSES.has(status)) {
    throw new BatonError('BOT_UNAVAILABLE', `the bot answered ${status}`)
  }
  if (REDIRECTS.has(status)) {
    const advice = 'which is not followed: name the address that it leads to'
    throw new BatonError('BOT_ANSWER_INVALID', `the bot redirects with ${status}, ${advice}`)
  }
  throw new BatonError('BOT_ANSWER_INVALID', `the bot refused the message with ${status}`)
}

const readBounded = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > ANSWER_MAX_BYTES) {
      throw new BatonError(
        'BOT_ANSWER_INVALID',
        `the answer is larger than ${ANSWER_MAX_BYTES} bytes`,
      )
    }
    chunks.push(chunk)
  }
  // Unlike a Buffer it takes a byte order mark for what it is.
  return new TextDecoder().decode(Buffer.concat(chunks))
}
