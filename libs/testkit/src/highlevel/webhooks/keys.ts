import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A key pair in HighLevel's place; its own private keys are its own. */
export class SigningKeys {
  readonly #ed25519 = generateKeyPairSync('ed25519')
  #rsa: { publicKey: KeyObject; privateKey: KeyObject } | undefined

  /** SPKI, base64: as HighLevel publishes the key of `x-ghl-signature`. */
  get ed25519PublicKey(): string {
    return this.#ed25519.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  }

  /** PEM: as HighLevel publishes the key of the legacy `x-wh-signature`. */
  get rsaPublicKey(): string {
    return this.#rsaKeys().publicKey.export({ type: 'spki', format: 'pem' }).toString()
  }

  /** Base64 Ed25519 over the raw body (RFC 8032). */
  ed25519(body: Buffer): string {
    return sign(null, body, this.#ed25519.privateKey).toString('base64')
  }

  /** Base64 RSA-SHA256 over the raw body. */
  rsa(body: Buffer): string {
    return sign('sha256', body, this.#rsaKeys().privateKey).toString('base64')
  }

  #rsaKeys() {
    this.#rsa ??= generateKeyPairSync('rsa', { modulusLength: 2_048 })
    return this.#rsa
  }
}
