import { BatonError } from '@baton/domain'
import type { Address, Settings } from './config.ts'
import { isConnectionError } from './errors.ts'
import { Link } from './link.ts'

const keyOf = ({ host, port }: Address): string => `${host}:${port}`

/** The links of one owner, at most one to each broker, opened when first needed. */
export class Links {
  readonly #settings: Settings
  readonly #failed: (node: Address) => void
  readonly #open = new Map<string, Promise<Link>>()
  #closed = false

  /** `failed` is told of each broker whose connection broke, or that did not answer in time. */
  constructor(settings: Settings, failed: (node: Address) => void) {
    this.#settings = settings
    this.#failed = failed
  }

  /**
   * Runs a request over the link to `node`; a failed connection is dropped so that the next request
   * opens a new one.
   */
  async use<T>(node: Address, request: (link: Link) => Promise<T>): Promise<T> {
    const key = keyOf(node)
    const known = this.#open.get(key)
    if (known && !(await known).usable) this.#drop(key, known)
    const opening = this.#link(key, node)
    try {
      return await request(await opening)
    } catch (error) {
      if (isConnectionError(error)) {
        this.#drop(key, opening)
        this.#failed(node)
      }
      throw error
    }
  }

  #link(key: string, node: Address): Promise<Link> {
    if (this.#closed) throw new BatonError('STOPPED', 'the client is closed')
    const known = this.#open.get(key)
    if (known) return known
    const opening = Link.open(this.#settings, node)
    this.#open.set(key, opening)
    opening.catch(() => this.#drop(key, opening))
    return opening
  }

  #drop(key: string, link: Promise<Link>): void {
    if (this.#open.get(key) === link) this.#open.delete(key)
    link.then(
      opened => opened.close(),
      () => {},
    )
  }

  close(): void {
    this.#closed = true
    for (const [key, link] of this.#open) this.#drop(key, link)
  }
}
