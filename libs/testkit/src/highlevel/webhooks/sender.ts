import { setTimeout as pause } from 'node:timers/promises'
import type { SigningKeys } from './keys.ts'
import type { Payload } from './payloads.ts'

export interface SenderOptions {
  /**
   * Where webhooks go, or several instances of it in turn; one that does not listen is passed over,
   * as a balancer does.
   */
  readonly urls: readonly string[]
  readonly keys: SigningKeys
  /** Default: `ed25519` alone, as since the legacy signature's end. */
  readonly signatures?: readonly ('ed25519' | 'rsa')[]
  /** Repeats after a 429; HighLevel: 6. */
  readonly repeats?: number
  /** Between repeats; HighLevel: 10 min, and some more. */
  readonly repeatMs?: number
  readonly jitterMs?: number
  readonly timeoutMs?: number
}

/**
 * `delivered`: answered 2xx. `refused`: 429 to the last. `lost`: any other answer, a time-out or a
 * broken connection, after which HighLevel never tries again.
 */
export type Fate = 'delivered' | 'refused' | 'lost'

export interface Delivery {
  readonly fate: Fate
  readonly attempts: number
  /** Of the last answer; 0 without one. */
  readonly status: number
}

const DEFAULTS = { repeats: 6, repeatMs: 600_000, jitterMs: 60_000, timeoutMs: 10_000 } as const
const TOO_MANY = 429

/**
 * Sends webhooks as HighLevel does: signed over the raw bytes, the same bytes at every repeat,
 * repeated on 429 only.
 */
export class WebhookSender {
  readonly #options: SenderOptions & typeof DEFAULTS
  #sent = 0

  constructor(options: SenderOptions) {
    this.#options = { ...DEFAULTS, ...options } as SenderOptions & typeof DEFAULTS
  }

  async deliver(payload: Payload): Promise<Delivery> {
    const body = Buffer.from(JSON.stringify(payload))
    const headers = this.headers(body)
    const { repeats, repeatMs, jitterMs } = this.#options
    for (let attempts = 1; ; attempts++) {
      const status = await this.#post(body, headers)
      if (status >= 200 && status < 300) return { fate: 'delivered', attempts, status }
      if (status !== TOO_MANY) return { fate: 'lost', attempts, status }
      if (attempts > repeats) return { fate: 'refused', attempts, status }
      await pause(repeatMs + Math.random() * jitterMs)
    }
  }

  /** The headers of a webhook with this body. */
  headers(body: Buffer): Record<string, string> {
    const { keys, signatures = ['ed25519'] } = this.#options
    return {
      'content-type': 'application/json',
      'x-ghl-signature': signatures.includes('ed25519') ? keys.ed25519(body) : 'N/A',
      ...(signatures.includes('rsa') && { 'x-wh-signature': keys.rsa(body) }),
    }
  }

  async #post(body: Buffer, headers: Record<string, string>): Promise<number> {
    const { urls, timeoutMs } = this.#options
    const turn = this.#sent++
    for (const place of urls.keys()) {
      const url = urls[(turn + place) % urls.length] ?? ''
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const response = await fetch(url, { method: 'POST', headers, body, signal })
        await response.arrayBuffer()
        return response.status
      } catch (error) {
        if (!refusedConnection(error)) return 0
      }
    }
    return 0
  }
}

/** Nothing was sent: nobody listens there. */
const refusedConnection = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}
