import { isBatonError } from '@baton/domain'
import type { Logger, RouterMetrics } from '@baton/runtime'
import type { TaskObserver } from '@baton/stream'

export interface Watching {
  readonly partition: number
  readonly metrics: RouterMetrics
  readonly log: Logger
}

const MS = 1_000

/**
 * What a router task tells the outside: metrics once per batch, a log line when something out of
 * the ordinary happens.
 */
export const observe = ({ partition, metrics, log }: Watching): TaskObserver => {
  const fields = { partition }
  let restoredRecords = 0
  return {
    phase(phase, cause) {
      if (phase === 'restoring') restoredRecords = 0
      if (phase === 'halted') {
        metrics.halted(isBatonError(cause) ? cause.code : 'BUG')
        log.error('halted until a person acts', { ...fields, err: cause })
      }
      if (phase === 'fenced') log.warn('another instance took over', { ...fields, err: cause })
      if (phase !== 'halted' && phase !== 'fenced') log.debug('phase', { ...fields, state: phase })
    },
    restoring(read, of) {
      metrics.restored(partition, Math.max(0, read - restoredRecords), of > 0 ? read / of : 1)
      restoredRecords = read
    },
    restored({ full, records, ms }) {
      restoredRecords = 0
      metrics.restored(partition, 0, 1)
      log.info('took over', {
        ...fields,
        state: full ? 'restored in full' : 'caught up',
        records,
        durationMs: Math.round(ms),
      })
    },
    committed({ records, commitMs, at, timestamps }) {
      metrics.transaction('commit', commitMs / MS)
      metrics.batch(records)
      const ages: number[] = []
      timestamps(timestamp => ages.push(Math.max(0, at - timestamp) / MS))
      metrics.decided(ages)
    },
    passedOver: what =>
      log.warn('events are passed over, undecided, as a person said', { ...fields, state: what }),
    deadLettered(code) {
      metrics.deadLetters(code, 1)
      log.warn('dead letter', { ...fields, cause: code })
    },
    aborted(error) {
      const fenced = isBatonError(error) && error.remedy === 'fenced'
      metrics.transaction(fenced ? 'fence' : 'abort')
      log.warn('starting over after doubt', { ...fields, err: error })
    },
    held: error =>
      log.warn('holding a record that cannot be decided now', { ...fields, err: error }),
    storeDropped(error) {
      restoredRecords = 0
      log.warn('local store dropped, restoring', { ...fields, err: error })
    },
    wakeFailed: error => log.warn('timers could not be woken', { ...fields, err: error }),
    threw: error => log.error('metrics are not told as they are', { ...fields, err: error }),
  }
}
