import { type Codec, physicalName } from '@baton/codec'
import { type ContactState, PROGRESS_KEY, type StateEntry } from '@baton/domain'
import { Cursor, type Records } from './cursor.ts'
import type { ValueMap } from './value-map.ts'
import type { AppLog } from './verify-app.ts'

interface Options {
  /** The changelog, from its start on. */
  readonly changelog: Records
  readonly codec: Codec<StateEntry>
  /** Gets the value of each contact as of the progress reached. */
  readonly latest: ValueMap
  /** Gets the contacts whose state is not known, and since which input. */
  readonly unknown: ValueMap
}

/**
 * States ahead of their progress that memory holds. Of more, as where compaction took the progress
 * between, none is used until it is reached.
 */
const AHEAD_MAX = 10_000

/**
 * States that another engine has made cannot be folded: they are taken from the changelog, which is
 * read in step with the input. A progress that compaction has left says up to which input the
 * states before it are. A contact whose state there it took is unknown until it leaves one.
 */
export class InheritedStates {
  readonly #options: Options
  #reached = 0
  readonly #ahead = new Map<string, Buffer | null>()
  /** Of the states ahead; null: not read yet. */
  #aheadTo: number | null = null
  #isMixed = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Goes on to the last progress that is not beyond an input. */
  async reach(offset: number): Promise<void> {
    for (;;) {
      this.#aheadTo ??= await this.#readOn()
      if (this.#aheadTo === null || this.#aheadTo > offset) return
      this.#settle()
      this.#reached = this.#aheadTo
      this.#aheadTo = null
      this.#isMixed = false
    }
  }

  isUnknown(contactId: string): boolean {
    return this.#options.unknown.get(contactId) !== undefined
  }

  /** Nobody can fold what this input made of the contact's state. */
  forget(contactId: string, offset: number): void {
    this.#options.unknown.set(contactId, Buffer.from(String(offset)))
  }

  /**
   * The state of an unknown contact, where the changelog has all that its inputs made of it: then
   * it is known again.
   */
  recall(contactId: string): ContactState | undefined {
    const { latest, unknown, codec } = this.#options
    const since = Number(unknown.get(contactId)?.toString())
    const value = this.#isMixed || this.#reached <= since ? undefined : latest.get(contactId)
    const state = value && codec.decode(value).entry['baton.ContactState']
    if (!state) return undefined
    unknown.set(contactId, null)
    return state
  }

  async settled(): Promise<void> {
    await this.#options.latest.settled()
    await this.#options.unknown.settled()
  }

  async close(): Promise<void> {
    const { changelog, latest, unknown } = this.#options
    await changelog.close()
    await latest.close()
    await unknown.close()
  }

  /** The input of the next progress; null at the end. */
  async #readOn(): Promise<number | null> {
    const { changelog, codec } = this.#options
    for (let record = await changelog.next(); record; record = await changelog.next()) {
      const { key, value } = record
      const name = key?.toString() ?? ''
      if (name !== PROGRESS_KEY) {
        this.#ahead.set(name, value)
        if (this.#ahead.size < AHEAD_MAX) continue
        this.#settle()
        this.#isMixed = true
      } else if (value) {
        const progress = codec.decode(value).entry['baton.Progress']
        if (progress) return progress.input
      }
    }
    return null
  }

  #settle(): void {
    for (const [key, value] of this.#ahead) this.#options.latest.set(key, value)
    this.#ahead.clear()
  }
}

export const openInherited = async (
  { log, codecs, appId }: AppLog,
  partition: number,
  values: (name: string) => ValueMap | Promise<ValueMap>,
): Promise<InheritedStates> => {
  const codec = codecs.of('contact.state.v1')
  const topic = physicalName(appId, 'contact.state.v1')
  const changelog = new Cursor(log, topic, partition, read => codec.prefetch(read))
  await changelog.extend()
  const latest = await values(`inherited-${partition}`)
  const unknown = await values(`unknown-${partition}`)
  return new InheritedStates({ changelog, codec, latest, unknown })
}
