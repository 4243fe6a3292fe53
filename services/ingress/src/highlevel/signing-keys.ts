import { createPublicKey, type KeyObject } from 'node:crypto'

/** HighLevel's published key of `x-ghl-signature`: SPKI, base64 (its Webhook Integration Guide). */
export const PUBLISHED_ED25519 = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg='

export type KeyType = 'ed25519' | 'rsa'

/** A public key from PEM or from base64 SPKI; undefined when it is neither, or of another type. */
export const readPublicKey = (text: string, type: KeyType): KeyObject | undefined => {
  try {
    const pem = text.includes('-----BEGIN')
    const spki = Buffer.from(text, 'base64')
    const key = pem
      ? createPublicKey(text)
      : createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === type ? key : undefined
  } catch {
    return undefined
  }
}
