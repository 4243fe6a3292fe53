import { isBatonError } from '@baton/domain'
import type { Heart, Logger, Readiness, RouterMetrics } from '@baton/runtime'
import type { TaskObserver } from '@baton/stream'

export interface Watching {
  readonly partition: number
  readonly metrics: RouterMetrics
  readonly log: Logger
  readonly heart: Heart
  readonly readiness: Readiness
  /** Next input offset, after each commit: for lag tools. */
  readonly onPosition: (partition: number, offset: number) => void
}

const MS = 1_000

/** What a router task tells the outside: metrics once per batch, a log line when something out of the ordinary happens. */
export const observe = (watching: Watching): TaskObserver => {
  const { partition, metrics, log, heart, readiness, onPosition } = watching
  const condition = `partition ${partition}`
  const fields = { partition }
  let restoredRecords = 0
  return {
    phase(phase, cause) {
      if (phase === 'running') readiness.done(condition)
      else if (phase !== 'stopped') readiness.await(condition)
      if (phase === 'running' || phase === 'stopped' || phase === 'halted') heart.rest()
      else heart.beat()
      if (phase === 'halted') log.error('halted until a person acts', { ...fields, err: cause })
      else if (phase === 'fenced') log.warn('another instance took over', { ...fields, err: cause })
      else log.debug('phase', { ...fields, state: phase })
      if (phase === 'stopped') readiness.done(condition)
    },
    restoring(read, of) {
      heart.beat()
      metrics.restored(partition, read - restoredRecords, of > 0 ? read / of : 1)
      restoredRecords = read
    },
    restored({ full, records, ms }) {
      metrics.restored(partition, 0, 1)
      log.info('took over', {
        ...fields,
        state: full ? 'restored in full' : 'caught up',
        records,
        durationMs: Math.round(ms),
      })
    },
    committed({ records, commitMs, lanes, at, timestamps }) {
      heart.rest()
      metrics.transaction('commit', commitMs / MS)
      metrics.batch(records)
      const ages: number[] = []
      timestamps(timestamp => ages.push(Math.max(0, at - timestamp) / MS))
      metrics.decided(ages)
      for (const lane of lanes) {
        const behind = Math.max(0, lane.highWatermark - lane.position)
        const seconds = behind > 0 ? Math.max(0, at - lane.decidedTimestamp) / MS : 0
        metrics.lag(lane.partition, behind, seconds)
        onPosition(lane.partition, lane.position)
      }
    },
    deadLettered(code) {
      metrics.deadLetters(code, 1)
      log.warn('dead letter', { ...fields, cause: code })
    },
    aborted(error) {
      const fenced = isBatonError(error) && error.remedy === 'fenced'
      metrics.transaction(fenced ? 'fence' : 'abort', 0)
      log.warn('starting over after doubt', { ...fields, err: error })
    },
    held: error =>
      log.warn('holding a record that cannot be decided now', { ...fields, err: error }),
    storeDropped: error => log.warn('local store dropped, restoring', { ...fields, err: error }),
    wakeFailed: error => log.warn('timers could not be woken', { ...fields, err: error }),
  }
}
