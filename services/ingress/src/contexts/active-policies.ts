import type { Codec } from '@baton/codec'
import { EVERYWHERE, type PolicyEntry } from '@baton/domain'
import { type Policy, readCanonical } from '@baton/rules'
import { answered, type LogPort } from '@baton/stream'

const PARTITION = 0

/** The policies in force, read on from where the last look ended. */
export class ActivePolicies {
  readonly #log: LogPort
  readonly #topic: string
  readonly #codec: Codec<PolicyEntry>
  readonly #documents = new Map<string, string>()
  readonly #active = new Map<string, string>()
  readonly #compiled = new Map<string, Policy>()
  readonly #closing = new AbortController()
  /** The catching up that is under way. */
  #catching: Promise<void> | undefined
  #next = 0

  constructor(log: LogPort, topic: string, codec: Codec<PolicyEntry>) {
    this.#log = log
    this.#topic = topic
    this.#codec = codec
  }

  /** For a location; null while none is active. */
  async of(location: string): Promise<Policy | null> {
    await this.#catchUp()
    const hash = this.#active.get(location) ?? this.#active.get(EVERYWHERE)
    const document = hash === undefined ? undefined : this.#documents.get(hash)
    if (hash === undefined || document === undefined) return null
    const policy = this.#compiled.get(hash) ?? readCanonical(document, hash)
    this.#compiled.set(hash, policy)
    return policy
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
      onBatch: async ({ records }) => {
        await this.#codec.prefetch(records.map(record => record.value))
        for (const { value } of records) if (value) this.#learn(this.#codec.decode(value))
      },
      signal,
    })
    const { nextOffset } = await answered(read, signal)
    this.#next = Math.max(this.#next, nextOffset)
  }

  #learn({ entry }: PolicyEntry): void {
    const document = entry['baton.PolicyDocument']
    if (document) this.#documents.set(document.hash, document.document)
    const activation = entry['baton.PolicyActivation']
    if (activation) this.#active.set(activation.location, activation.hash)
  }
}
