import { isBatonError } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import type { CommitReport, TaskObserver } from '@baton/stream'
import type { LearnerMetrics } from './metrics.ts'
import type { LearnerNews } from './processor.ts'
import { OWN_PARTITION } from './topics.ts'

const MS = 1_000

/** Metrics once per batch, and a log line when something out of the ordinary happens. */
export const observe = (metrics: LearnerMetrics, log: Logger): TaskObserver => ({
  phase(phase, cause) {
    // Somebody else publishes from now on, or nobody.
    if (phase === 'fenced' || phase === 'stopped') metrics.forget()
    if (phase === 'halted') log.error('halted until a person acts', { err: cause })
    else if (phase === 'fenced') log.info('another instance took over', { err: cause })
    else log.debug('phase', { state: phase })
  },
  restored({ records, ms }) {
    metrics.restored(OWN_PARTITION, records, 1)
    log.info('took over', { records, durationMs: Math.round(ms) })
  },
  committed(report) {
    metrics.transaction('commit', report.commitMs / MS)
    metrics.batch(report.records)
    tellLag(metrics, report)
  },
  passedOver: what => log.warn('evidence is passed over, as a person said', { state: what }),
  deadLettered(code) {
    metrics.deadLetters(code, 1)
    log.warn('a record cannot be read and is no evidence', { cause: code })
  },
  aborted(error) {
    const fenced = isBatonError(error) && error.remedy === 'fenced'
    metrics.transaction(fenced ? 'fence' : 'abort', 0)
    if (!fenced) log.warn('starting over after doubt', { err: error })
  },
  held: error => log.warn('holding a record that cannot be read now', { err: error }),
})

/** A threshold that changed, and a bot that handoffs are deferred from, are worth a line each. */
export const logNews = (log: Logger, { routes, bots }: LearnerNews): void => {
  for (const { route, active, before } of routes) {
    if (before !== null) log.info('threshold changed', { route, state: active.explanation })
  }
  for (const { bot, status, reason } of bots) {
    if (status !== 'ok') log.warn('bot unwell', { bot, state: `${status}: ${reason}` })
  }
}

/** Over all topics of a partition number together. */
const tellLag = (metrics: LearnerMetrics, { lanes, at }: CommitReport): void => {
  for (const [partition, group] of Map.groupBy(lanes, lane => lane.partition)) {
    const behind = group.filter(lane => lane.highWatermark > lane.position)
    const records = behind.reduce((sum, lane) => sum + lane.highWatermark - lane.position, 0)
    const ages = behind.flatMap(({ decidedTimestamp }) =>
      decidedTimestamp > 0 ? Math.max(0, at - decidedTimestamp) / MS : [],
    )
    metrics.lag(partition, records, Math.max(0, ...ages))
  }
}
