import { BatonError, isBatonError } from '@baton/domain'
import { type WriterSchema, type WriterSchemas, writerSchemaOf } from '../writer-schemas.ts'
import { type RegistryAddress, type RegistryClient, registryClient } from './client.ts'

export interface RegistryOptions extends RegistryAddress {
  /** Bound of one request. */
  readonly attemptTimeoutMs?: number
  /** Pause before the second attempt; doubles up to backoffMaxMs. */
  readonly backoffMinMs?: number
  readonly backoffMaxMs?: number
  /** How long "no such schema" is believed. */
  readonly missingForMs?: number
  /** Told once when the registry goes away, and again only after it has answered. */
  readonly onWaiting?: (error: BatonError) => void
  /** Monotonic, ms; for tests. */
  readonly now?: () => number
}

/**
 * A registry that takes 5 s for each answer is slow, not away: with as short a bound its answers
 * would never be taken.
 */
const ATTEMPT_TIMEOUT_MS = 15_000
const BACKOFF_MIN_MS = 100
const BACKOFF_MAX_MS = 5_000
const MISSING_FOR_MS = 30_000
/** Most schemas kept; the oldest goes first. */
const KNOWN_MAX = 1_024
/** Most ids remembered as missing; the oldest goes first. */
const MISSING_MAX = 10_000
/** Requests under way for ids at one time. */
const ASK_AT_ONCE = 8

/**
 * The schemas of a registry by id. Known ids never wait. Unknown ones are asked for once, however
 * many wait for them; while the registry is away they wait, with backoff, until it answers or the
 * signal stops them.
 */
export class Registry implements WriterSchemas {
  readonly client: RegistryClient
  readonly #known = new Map<number, WriterSchema>()
  readonly #missing = new Map<number, number>()
  readonly #asking = new Map<number, Promise<void>>()
  readonly #options: RegistryOptions
  readonly #now: () => number
  #isAway = false

  constructor(options: RegistryOptions) {
    this.#options = options
    this.#now = options.now ?? (() => performance.now())
    this.client = registryClient(options, options.attemptTimeoutMs ?? ATTEMPT_TIMEOUT_MS)
  }

  get(id: number): WriterSchema | 'missing' | undefined {
    const known = this.#known.get(id)
    if (known) return known
    const until = this.#missing.get(id)
    if (until === undefined) return undefined
    if (until > this.#now()) return 'missing'
    this.#missing.delete(id)
    return undefined
  }

  async ensure(ids: Iterable<number>, signal?: AbortSignal): Promise<void> {
    const unknown = [...new Set(ids)].filter(id => this.get(id) === undefined)
    for (let i = 0; i < unknown.length; i += ASK_AT_ONCE) {
      await Promise.all(unknown.slice(i, i + ASK_AT_ONCE).map(id => this.#ensureOne(id, signal)))
    }
  }

  request(id: number): void {
    // Whoever needs it tries again, and asks again when this came to nothing.
    if (this.get(id) === undefined) this.#asked(id).catch(() => {})
  }

  /** A schema this process registered itself: no need to ask for it. */
  learn(id: number, schema: string): void {
    keep(this.#known, id, writerSchemaOf(id, schema), KNOWN_MAX)
    this.#missing.delete(id)
  }

  /** Runs a request until it succeeds; only "the registry is away" is tried again. */
  async patiently<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    let pauseMs = this.#options.backoffMinMs ?? BACKOFF_MIN_MS
    for (;;) {
      if (signal?.aborted) throw stopped()
      try {
        const answer = await request()
        this.#isAway = false
        return answer
      } catch (error) {
        if (!isBatonError(error) || error.code !== 'REGISTRY_UNAVAILABLE') throw error
        if (!this.#isAway) this.#options.onWaiting?.(error)
        this.#isAway = true
      }
      await pause(pauseMs, signal)
      pauseMs = Math.min(pauseMs * 2, this.#options.backoffMaxMs ?? BACKOFF_MAX_MS)
    }
  }

  /** The request is shared by all who wait; each waits as patiently as its own signal says. */
  async #ensureOne(id: number, signal?: AbortSignal): Promise<void> {
    await this.patiently(async () => {
      if (this.get(id) !== undefined) return
      await unlessAborted(this.#asked(id), signal)
    }, signal)
  }

  /** One request at a time for each id. */
  #asked(id: number): Promise<void> {
    let asking = this.#asking.get(id)
    if (!asking) {
      asking = this.#ask(id).finally(() => this.#asking.delete(id))
      this.#asking.set(id, asking)
    }
    return asking
  }

  async #ask(id: number): Promise<void> {
    const schema = id > 0 ? await this.client.schema(id) : null
    if (schema !== null) return this.learn(id, schema)
    const until = this.#now() + (this.#options.missingForMs ?? MISSING_FOR_MS)
    keep(this.#missing, id, until, MISSING_MAX)
  }
}

const keep = <T>(map: Map<number, T>, id: number, value: T, max: number): void => {
  if (map.size >= max && !map.has(id)) {
    for (const oldest of map.keys()) {
      map.delete(oldest)
      break
    }
  }
  map.set(id, value)
}

const stopped = () => new BatonError('STOPPED', 'stopped while waiting for the registry')

/**
 * What is waited for goes on for others; the signal outlives many waits, so nothing is left on it.
 */
const unlessAborted = async (waited: Promise<void>, signal?: AbortSignal): Promise<void> => {
  if (!signal) return waited
  const aborted = Promise.withResolvers<never>()
  const stop = () => aborted.reject(stopped())
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (signal.aborted) stop()
    await Promise.race([waited, aborted.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms)
    function done() {
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    function stop() {
      clearTimeout(timer)
      reject(stopped())
    }
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
  })
