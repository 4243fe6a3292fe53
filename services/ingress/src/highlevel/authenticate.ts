import { type KeyObject, verify } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ActiveSecrets } from '../secrets.ts'

/** Header of workflow actions, which HighLevel does not sign. */
export const SECRET_HEADER = 'x-baton-secret'
const ED25519_HEADER = 'x-ghl-signature'
const RSA_HEADER = 'x-wh-signature'
/** What HighLevel puts into a signature header when it has not signed. */
const NOT_SIGNED = 'N/A'
/** RFC 8032. */
const ED25519_SIGNATURE_BYTES = 64

export interface Trust {
  /** Of `x-ghl-signature`; several while HighLevel changes its key. */
  readonly ed25519: readonly KeyObject[]
  /** Of the legacy `x-wh-signature`; none: it counts for nothing. */
  readonly rsa: readonly KeyObject[]
  readonly secrets: ActiveSecrets
}

/**
 * Signed: HighLevel wrote these very bytes. Secret: somebody who was told the secret wrote
 * something.
 */
export type Authentication =
  | { readonly kind: 'signed' | 'secret' }
  | { readonly kind: 'refused'; readonly message: string }

const refused = (message: string): Authentication => ({ kind: 'refused', message })

const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' && value !== '' && value !== NOT_SIGNED ? value : undefined
}

/**
 * Says who sent a body, before a byte of it is parsed. The strongest proof that is offered is the
 * one that counts: a wrong signature is not made good by a weaker one.
 */
export const authenticate = (
  headers: IncomingHttpHeaders,
  body: Buffer,
  trust: Trust,
): Authentication => {
  const ed25519 = header(headers, ED25519_HEADER)
  if (ed25519 !== undefined) return byEd25519(ed25519, body, trust)
  const rsa = header(headers, RSA_HEADER)
  if (rsa !== undefined && trust.rsa.length > 0) return byRsa(rsa, body, trust)
  const secret = header(headers, SECRET_HEADER)
  if (secret !== undefined) return bySecret(secret, trust)
  if (rsa !== undefined) {
    return refused(`${RSA_HEADER} is switched off: HighLevel sends ${ED25519_HEADER} beside it`)
  }
  return refused(`sign it (${ED25519_HEADER}), or send ${SECRET_HEADER} from a workflow action`)
}

const byEd25519 = (given: string, body: Buffer, { ed25519 }: Trust): Authentication => {
  const signature = Buffer.from(given, 'base64')
  const whole = signature.length === ED25519_SIGNATURE_BYTES
  if (whole && ed25519.some(key => verify(null, body, key, signature))) return { kind: 'signed' }
  return refused(`${ED25519_HEADER} does not fit the bytes of the body`)
}

const byRsa = (given: string, body: Buffer, { rsa }: Trust): Authentication => {
  const signature = Buffer.from(given, 'base64')
  if (rsa.some(key => verify('sha256', body, key, signature))) return { kind: 'signed' }
  return refused(`${RSA_HEADER} does not fit the bytes of the body`)
}

const bySecret = (given: string, { secrets }: Trust): Authentication =>
  secrets.match(given)
    ? { kind: 'secret' }
    : refused(`${SECRET_HEADER} is none of those in BATON_HIGHLEVEL_SECRETS`)
