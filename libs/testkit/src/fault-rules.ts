import type { Api, SeenRequest } from './kafka-wire.ts'

export type Fault =
  /** The broker never gets the request; the connection is cut. */
  | { readonly kind: 'drop-request' }
  /** The broker has applied the request; its answer is thrown away and the connection cut. */
  | { readonly kind: 'drop-response' }
  /** The broker has applied the request; its answer never comes and the connection stays. */
  | { readonly kind: 'mute-response' }
  /** The broker never gets the request; no answer comes and the connection stays. */
  | { readonly kind: 'blackhole' }
  /** The last bit of the answer is flipped; of a Fetch it lies in the last record. */
  | { readonly kind: 'damage-response' }
  /** The answer, and all after it on that connection, come later. */
  | { readonly kind: 'delay-response'; readonly ms: number }
  /** The request, and all after it on that connection, wait until the rule is released. */
  | { readonly kind: 'hold-request' }
  /** The broker never gets the request; the client is told this error code. */
  | { readonly kind: 'error'; readonly errorCode: number }
  /** The broker has applied the request; the client is told this error code instead. */
  | { readonly kind: 'error-after'; readonly errorCode: number }

export interface FaultCondition {
  /** Any API when absent. */
  readonly api?: Api | readonly Api[]
  readonly clientId?: string
  /** Lets this many matching requests pass first. */
  readonly after?: number
  /** Ends after this many hits; without end when absent. */
  readonly times?: number
  /** Asked last, for instance a seeded chance. */
  readonly when?: (request: SeenRequest) => boolean
}

/** One planned fault; `hits` proves that it happened. */
export class FaultRule {
  readonly fault: Fault
  readonly #condition: FaultCondition
  readonly #released = Promise.withResolvers<void>()
  readonly #firstHit = Promise.withResolvers<void>()
  #passed = 0
  #cancelled = false
  hits = 0

  constructor(condition: FaultCondition, fault: Fault) {
    this.#condition = condition
    this.fault = fault
  }

  /** Whether the fault strikes this request; counts the hit. */
  strikes(request: SeenRequest): boolean {
    const { api, clientId, after = 0, times = Number.POSITIVE_INFINITY, when } = this.#condition
    if (this.#cancelled || this.hits >= times) return false
    if (api !== undefined && ![api].flat().includes(request.api as Api)) return false
    if (clientId !== undefined && clientId !== request.clientId) return false
    if (when && !when(request)) return false
    this.#passed += 1
    if (this.#passed <= after) return false
    this.hits += 1
    this.#firstHit.resolve()
    return true
  }

  /** Resolves when the fault has struck. */
  get hit(): Promise<void> {
    return this.#firstHit.promise
  }

  get released(): Promise<void> {
    return this.#released.promise
  }

  /** Lets held requests go on, and strikes no more. */
  release(): void {
    this.#cancelled = true
    this.#released.resolve()
  }
}
