import type { CrmProgress, CrmReceipt } from '@baton/domain'

/**
 * A write that was begun, and of which nobody knows what became: when it was begun first and last
 * by the brokers' clock, ms.
 */
export interface Begun {
  readonly since: number
  readonly last: number
}

/** What is known of a message at or after the place to restart from. */
interface Entry {
  /**
   * As the message names it; undefined until it is read again after a restart, and of what cannot
   * be read.
   */
  locationId: string | undefined
  finished: boolean
  /** Offset of its first receipt; none while nothing was written. */
  firstReceipt: number | undefined
  readonly begun: Map<number, Begun>
  readonly settled: Set<number>
}

/**
 * Ids of what was written, so that an earlier write of the same words is not taken for a later one.
 */
const PROVIDER_IDS_MAX = 10_000
/** How messages of contacts that came without a location name it. */
const UNLOCATED = ''
/**
 * A location whose oldest open message lies further back than this, in offsets, holds up nobody's
 * restart but its own.
 */
const APART_OFFSETS = 5_000

/**
 * What of a partition of outbound.messages is written to the CRM: a fold of its receipts. It holds
 * what is open, and what was finished after something that is open; `progress` says where a restart
 * must read on from, and forgets what lies before. Locations are called as the messages name them:
 * which account that is, another configuration may say otherwise.
 */
export class Ledger {
  readonly #entries = new Map<number, Entry>()
  /** By location: messages from here on are not taken yet, although the reader is further. */
  readonly #lagging = new Map<string, number>()
  readonly #providerIds = new Set<string>()
  readonly #apartOffsets: number
  #next: number
  #open = 0
  /**
   * The furthest `outbound` of any progress: others may have been forgotten up to there, so it
   * never goes back.
   */
  #settledTo: number
  #receiptsEnd: number

  /** `receiptsEnd`: where the next receipt will stand, at least. */
  constructor(
    progress: Pick<CrmProgress, 'outbound' | 'apart'>,
    receiptsEnd: number,
    apartOffsets = APART_OFFSETS,
  ) {
    this.#apartOffsets = apartOffsets
    this.#next = progress.outbound
    this.#settledTo = progress.outbound
    this.#receiptsEnd = receiptsEnd
    for (const { location, from } of progress.apart) {
      // What is not behind the others is read with them.
      if (from < progress.outbound) this.#lagging.set(location, from)
    }
  }

  /** Outbound offset to read on from. */
  get next(): number {
    return this.#next
  }

  /** The first outbound offset that is read after a restart. */
  get lowest(): number {
    return Math.min(this.#next, ...this.#lagging.values())
  }

  /** Whether nothing is left to do for what was taken. */
  get isDrained(): boolean {
    return this.#open === 0
  }

  /** Locations that lag, and from where on their messages are not taken. */
  get lagging(): ReadonlyMap<string, number> {
    return this.#lagging
  }

  /** Takes a receipt of the log into account. */
  fold(receipt: CrmReceipt, receiptOffset: number): void {
    const { offset, action, status, at, providerId } = receipt
    this.#receiptsEnd = Math.max(this.#receiptsEnd, receiptOffset + 1)
    if (offset < 0) return
    this.know(providerId)
    const entry = this.#entry(offset)
    entry.firstReceipt ??= receiptOffset
    if (status === 'begun') {
      entry.begun.set(action, { since: entry.begun.get(action)?.since ?? at, last: at })
    } else entry.settled.add(action)
  }

  /**
   * The message will be worked on; of no location when it cannot be read: then it is read again by
   * whoever reads on.
   */
  take(offset: number, locationId: string | undefined): void {
    const entry = this.#entry(offset)
    entry.locationId = locationId
    if (entry.finished) this.#open += 1
    entry.finished = false
  }

  /** All before this offset have been taken, except those of locations that lag. */
  advance(next: number): void {
    this.#next = Math.max(this.#next, next)
  }

  /**
   * Messages of the location from this offset on are left for later; never from one further back
   * than before.
   */
  lag(locationId: string, from: number): void {
    this.#lagging.set(locationId, Math.max(from, this.#lagging.get(locationId) ?? from))
  }

  caughtUp(locationId: string): void {
    this.#lagging.delete(locationId)
  }

  /** Whether the message is one of those that are left for later. */
  isLeft(offset: number, locationId: string): boolean {
    return offset >= (this.#lagging.get(locationId) ?? Number.POSITIVE_INFINITY)
  }

  /** What lies before this offset is not read any more. */
  passOver(to: number): void {
    this.#next = Math.max(this.#next, to)
    this.#settledTo = Math.max(this.#settledTo, to)
    for (const locationId of this.#lagging.keys()) this.lag(locationId, to)
  }

  isSettled(offset: number, action: number): boolean {
    return this.#entries.get(offset)?.settled.has(action) ?? false
  }

  doubt(offset: number, action: number): Begun | undefined {
    const entry = this.#entries.get(offset)
    return entry?.settled.has(action) ? undefined : entry?.begun.get(action)
  }

  /**
   * When the earliest write that is still in doubt was begun, by the brokers' clock, ms; infinite
   * when none is.
   */
  get doubtedSince(): number {
    let earliest = Number.POSITIVE_INFINITY
    for (const entry of this.#entries.values()) {
      for (const { since } of inDoubt(entry)) earliest = Math.min(earliest, since)
    }
    return earliest
  }

  /** A write of ours has this id, whatever else is forgotten of it. */
  know(providerId: string): void {
    if (providerId !== '') this.#remember(providerId)
  }

  isKnownId(providerId: string): boolean {
    return this.#providerIds.has(providerId)
  }

  /** A receipt is about to be committed. */
  note({ offset, providerId }: Pick<CrmReceipt, 'offset' | 'providerId'>): void {
    this.know(providerId)
    const entry = this.#entries.get(offset)
    if (entry) entry.firstReceipt ??= this.#receiptsEnd
  }

  /** Nothing is left to do for it once the transaction that is being written is committed. */
  finish(offset: number): void {
    const entry = this.#entries.get(offset)
    if (!entry) return
    if (!entry.finished) this.#open -= 1
    entry.finished = true
  }

  committed(receiptsEnd: number): void {
    this.#receiptsEnd = Math.max(this.#receiptsEnd, receiptsEnd)
  }

  /** Where a restart has to read on from. Forgets what lies before. */
  progress(): CrmProgress {
    const oldest = new Map(this.#lagging)
    let outbound = this.#next
    for (const [offset, { locationId, finished }] of this.#entries) {
      if (finished) continue
      if (locationId === undefined) outbound = Math.min(outbound, offset)
      else oldest.set(locationId, Math.min(offset, oldest.get(locationId) ?? offset))
    }
    const isApart = ([location, from]: [string, number]) =>
      this.#lagging.has(location) ||
      from < this.#settledTo ||
      this.#next - from > this.#apartOffsets
    const apart = new Map([...oldest].filter(isApart))
    for (const [location, from] of oldest)
      if (!apart.has(location)) outbound = Math.min(outbound, from)
    this.#settledTo = outbound
    // Always named beside others: progress of before counted these contacts to the location of
    // their account.
    if (apart.size > 0 && !apart.has(UNLOCATED)) apart.set(UNLOCATED, outbound)
    // One that was restored and not read again yet may be of any location.
    const lowest = Math.min(outbound, ...apart.values())
    let receipts = this.#receiptsEnd
    for (const [offset, { locationId, finished, firstReceipt }] of this.#entries) {
      // A location may lag by less than others hold up: then a restart reads its messages from
      // `outbound` on like all others.
      const bound =
        locationId === undefined ? lowest : Math.min(outbound, apart.get(locationId) ?? outbound)
      if (finished && offset < bound) this.#entries.delete(offset)
      else receipts = Math.min(receipts, firstReceipt ?? receipts)
    }
    return {
      outbound,
      receipts,
      apart: [...apart].map(([location, from]) => ({ location, from })),
    }
  }

  #entry(offset: number): Entry {
    let entry = this.#entries.get(offset)
    if (!entry) {
      entry = {
        locationId: undefined,
        // Until it is read again; then it is taken, or was finished before.
        finished: true,
        firstReceipt: undefined,
        begun: new Map(),
        settled: new Set(),
      }
      this.#entries.set(offset, entry)
    }
    return entry
  }

  #remember(providerId: string): void {
    this.#providerIds.add(providerId)
    if (this.#providerIds.size <= PROVIDER_IDS_MAX) return
    for (const oldest of this.#providerIds) {
      this.#providerIds.delete(oldest)
      break
    }
  }
}

/** Actions that were begun and of which nobody knows what became. */
const inDoubt = ({ begun, settled }: Entry): Begun[] =>
  [...begun].flatMap(([action, its]) => (settled.has(action) ? [] : [its]))

/**
 * Progress of before counted contacts that came without a location to the one whose account they
 * belong to, `unlocated`.
 */
export const withUnlocated = (
  { apart, ...progress }: CrmProgress,
  unlocated: string | undefined,
): CrmProgress => {
  if (apart.some(({ location }) => location === UNLOCATED)) return { ...progress, apart }
  const its = apart.filter(({ location }) => location === unlocated)
  return { ...progress, apart: [...apart, ...its.map(one => ({ ...one, location: UNLOCATED }))] }
}
