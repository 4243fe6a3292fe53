import type { Chance } from './chance.ts'

/**
 * How bad a run is: drawn anew for each, most faults off, so that rare combinations come about
 * (swarm testing).
 */
export interface Weather {
  readonly partitions: number
  readonly processes: number
  readonly contacts: number
  readonly bursts: number
  readonly burstMax: number
  /**
   * Probability that a request is lost, its answer is lost, or it arrives after its sender gave up.
   */
  readonly lostRequests: number
  readonly lostAnswers: number
  readonly lateRequests: number
  /** How long each is under way, ms. */
  readonly latencyMaxMs: number
  /** Probability for each burst. */
  readonly crash: number
  readonly machineCrash: number
  readonly crashAtPoint: number
  readonly freeze: number
  readonly cutOff: number
  readonly rebalance: number
  readonly restart: number
  readonly clockStep: number
  readonly diskFull: number
  readonly compaction: number
  readonly transactionTimeout: number
  readonly tables: number
  /** What a disk does when its machine goes down. */
  readonly torn: number
  readonly rotten: number
  readonly olderCopy: number
  readonly wiped: number
  /** Longest time from applied to written, ms. */
  readonly writeBehindMaxMs: number
  readonly unwrittenMax: number
  /** Longest lag of the tables of one process, ms. */
  readonly tableLagMaxMs: number
  readonly doubled: number
  readonly poison: number
  /** Events written by another version, whose schema the registry has to be asked for. */
  readonly foreign: number
  readonly registryAway: number
  readonly time: 'wall' | 'log'
  readonly batchMaxRecords: number
  readonly fetchMaxRecords: number
  readonly maxWriteBytes: number
  readonly cacheMaxBytes: number
  readonly restoreBatchBytes: number
}

export const drawWeather = (chance: Chance): Weather => {
  const maybe = (p: number, max: number) => (chance.is(p) ? (chance.whole(1, 100) / 100) * max : 0)
  return {
    partitions: chance.whole(1, 3),
    processes: chance.whole(1, 3),
    contacts: chance.whole(2, 12),
    bursts: chance.whole(3, 8),
    burstMax: chance.whole(4, 24),
    lostRequests: maybe(0.5, 0.08),
    lostAnswers: maybe(0.5, 0.08),
    lateRequests: maybe(0.5, 0.08),
    latencyMaxMs: chance.pick([5, 40, 400]),
    crash: maybe(0.5, 0.8),
    machineCrash: maybe(0.4, 0.6),
    crashAtPoint: maybe(0.5, 0.9),
    freeze: maybe(0.4, 0.6),
    cutOff: maybe(0.4, 0.6),
    rebalance: maybe(0.5, 0.8),
    restart: maybe(0.4, 0.5),
    clockStep: maybe(0.3, 0.5),
    diskFull: maybe(0.3, 0.5),
    compaction: maybe(0.4, 0.8),
    transactionTimeout: maybe(0.3, 0.8),
    tables: maybe(0.6, 0.9),
    torn: maybe(0.5, 0.6),
    rotten: maybe(0.5, 0.6),
    olderCopy: maybe(0.5, 0.6),
    wiped: maybe(0.3, 0.5),
    writeBehindMaxMs: chance.pick([0, 200, 2_000, 30_000]),
    unwrittenMax: chance.pick([1, 8, 64]),
    tableLagMaxMs: chance.pick([5, 500, 60_000]),
    doubled: maybe(0.5, 0.3),
    poison: maybe(0.4, 0.2),
    foreign: maybe(0.3, 0.2),
    registryAway: maybe(0.5, 0.9),
    time: chance.is(0.7) ? 'wall' : 'log',
    batchMaxRecords: chance.pick([1, 3, 10, 50, 50]),
    fetchMaxRecords: chance.pick([1, 5, 20, 500]),
    maxWriteBytes: chance.pick([9_000, 9_000, 1_000_000]),
    cacheMaxBytes: chance.pick([0, 4_000, 1_000_000]),
    restoreBatchBytes: chance.pick([1, 3_000, 1_000_000]),
  }
}

/** As it is once everything is repaired. */
export const CALM: Partial<Weather> = {
  lostRequests: 0,
  lostAnswers: 0,
  lateRequests: 0,
  latencyMaxMs: 40,
  fetchMaxRecords: 500,
  writeBehindMaxMs: 500,
  tableLagMaxMs: 500,
}
