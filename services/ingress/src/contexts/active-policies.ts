import type { Codec } from '@baton/codec'
import { type BatonError, EVERYWHERE, type PolicyEntry } from '@baton/domain'
import { type Policy, readCanonical } from '@baton/rules'
import { answered, type InputRecord, type LogPort, passedOver, untilMended } from '@baton/stream'

const PARTITION = 0

/**
 * The policies in force, read on from where the last look ended. As for a router, what cannot be
 * read is passed over, and the former policy stays in force.
 */
export class ActivePolicies {
  readonly #log: LogPort
  readonly #topic: string
  readonly #codec: Codec<PolicyEntry>
  readonly #onPassedOver: (error: BatonError) => void
  /** By hash. */
  readonly #policies = new Map<string, Policy>()
  readonly #active = new Map<string, Policy>()
  /** Activations whose policy has not come, or cannot be read: its hash, by location. */
  readonly #wanted = new Map<string, string>()
  readonly #closing = new AbortController()
  /** The catching up that is under way. */
  #catching: Promise<void> | undefined
  #next = 0

  constructor(
    log: LogPort,
    topic: string,
    codec: Codec<PolicyEntry>,
    onPassedOver: (error: BatonError) => void,
  ) {
    this.#log = log
    this.#topic = topic
    this.#codec = codec
    this.#onPassedOver = onPassedOver
  }

  /** For a location; null while none is active. */
  async of(location: string): Promise<Policy | null> {
    await this.#catchUp()
    return this.#active.get(location) ?? this.#active.get(EVERYWHERE) ?? null
  }

  /** Gives up what is being read; whoever asks later gets STOPPED. */
  close(): void {
    this.#closing.abort()
  }

  /**
   * One at a time, so that activations are learned in their order; whoever asks during one waits
   * for the next.
   */
  async #catchUp(): Promise<void> {
    await this.#catching?.catch(() => undefined)
    this.#catching ??= this.#read().finally(() => {
      this.#catching = undefined
    })
    await this.#catching
  }

  async #read(): Promise<void> {
    const { signal } = this.#closing
    const read = this.#log.readToEnd({
      topic: this.#topic,
      partition: PARTITION,
      from: this.#next,
      onBatch: async ({ records, nextOffset }) => {
        await this.#codec.prefetch(records.map(record => record.value))
        for (const record of records) this.#take(record)
        this.#next = Math.max(this.#next, nextOffset)
      },
      signal,
    })
    const { nextOffset } = await answered(read, signal)
    this.#next = Math.max(this.#next, nextOffset)
  }

  #take(record: InputRecord): void {
    try {
      if (record.value) this.#learn(this.#codec.decode(record.value))
    } catch (error) {
      const from = { topic: this.#topic, partition: PARTITION }
      this.#onPassedOver(passedOver(error, from, record, untilMended))
    }
  }

  #learn({ entry }: PolicyEntry): void {
    const document = entry['baton.PolicyDocument']
    if (document) {
      this.#policies.set(document.hash, readCanonical(document.document, document.hash))
      for (const [location, hash] of this.#wanted) {
        if (hash === document.hash) this.#activate(location, hash)
      }
    }
    const activation = entry['baton.PolicyActivation']
    if (activation) this.#activate(activation.location, activation.hash)
  }

  #activate(location: string, hash: string): void {
    const policy = this.#policies.get(hash)
    if (policy) {
      this.#active.set(location, policy)
      this.#wanted.delete(location)
    } else this.#wanted.set(location, hash)
  }
}
