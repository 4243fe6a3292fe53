import { BatonError, type ContactState, type StateEntry } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'
import { type Followed, Follower } from '../talk/follow.ts'

const SETTLE_TIMEOUT_MS = 30_000

/** The router's states as the changelog tells them, and how far each partition is decided. */
export class States {
  readonly #states = new Map<string, ContactState>()
  readonly #progress = new Map<number, number>()
  #changed = Promise.withResolvers<void>()
  #follower: Follower | undefined

  static async follow(platform: Platform): Promise<States> {
    const states = new States()
    states.#follower = await Follower.start<StateEntry>(
      platform,
      platform.topic('contact.state.v1'),
      Array.from({ length: platform.partitions }, (_, partition) => partition),
      platform.codecs.of('contact.state.v1'),
      entry => states.#see(entry),
      'start',
    )
    return states
  }

  of(contactId: string): ContactState | undefined {
    return this.#states.get(contactId)
  }

  /** Resolves when the record at `offset` is decided and no bot owes the contact an answer. */
  async settled(contactId: string, partition: number, offset: number): Promise<void> {
    const deadline = performance.now() + SETTLE_TIMEOUT_MS
    while (!this.#isSettled(contactId, partition, offset)) {
      const left = deadline - performance.now()
      if (left <= 0) throw late(contactId)
      await Promise.race([
        this.#changed.promise,
        new Promise(resolve => setTimeout(resolve, left).unref()),
      ])
    }
  }

  async stop(): Promise<void> {
    await this.#follower?.stop()
  }

  #isSettled(contactId: string, partition: number, offset: number): boolean {
    if ((this.#progress.get(partition) ?? 0) <= offset) return false
    const pending = this.#states.get(contactId)?.pending ?? []
    return pending.every(reply => reply.bot === 'human')
  }

  #see({ value, key, partition }: Followed<StateEntry>): void {
    const state = value.entry['baton.ContactState']
    const progress = value.entry['baton.Progress']
    if (state) this.#states.set(key, state)
    if (!progress) return
    this.#progress.set(partition, progress.input)
    const { resolve } = this.#changed
    this.#changed = Promise.withResolvers()
    resolve()
  }
}

const late = (contactId: string): BatonError =>
  new BatonError(
    'TIMED_OUT',
    `${contactId}: not answered within ${SETTLE_TIMEOUT_MS / 1_000} s; why is in baton.log of the data directory`,
  )
