import type { Logger } from '@baton/runtime'

const LOST = 'the group was not heard of for a session: are the brokers there?'
const BACK = 'the group is heard of again'

/**
 * Tells the log when the group has not been heard of for a session, so that the partitions may be
 * others', and when it is heard of again: once each, however long it takes.
 */
export class StandingWatch {
  readonly #standing: { readonly isAssigned: boolean }
  readonly #log: Pick<Logger, 'info' | 'warn'>
  readonly #now: () => number
  #lostAt: number | undefined

  /** `look` is called now and then; `now` is monotonic, in ms. */
  constructor(
    standing: { readonly isAssigned: boolean },
    log: Pick<Logger, 'info' | 'warn'>,
    now: () => number = () => performance.now(),
  ) {
    this.#standing = standing
    this.#log = log
    this.#now = now
  }

  look(): void {
    const { isAssigned } = this.#standing
    if (isAssigned === (this.#lostAt === undefined)) return
    if (this.#lostAt === undefined) {
      this.#lostAt = this.#now()
      this.#log.warn(LOST)
      return
    }
    this.#log.info(BACK, { durationMs: Math.round(this.#now() - this.#lostAt) })
    this.#lostAt = undefined
  }
}
