import { isBatonError } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import type { TaskObserver } from '@baton/stream'
import type { LearnerMetrics } from './metrics.ts'
import type { LearnerNews } from './processor.ts'
import { OWN_PARTITION } from './topics.ts'

const MS = 1_000

/** Metrics once per batch, and a log line when something out of the ordinary happens. */
export const observe = (metrics: LearnerMetrics, log: Logger): TaskObserver => ({
  phase(phase, cause) {
    // Somebody else publishes from now on, or nobody.
    if (phase === 'fenced' || phase === 'stopped') metrics.forgetLearned()
    if (phase === 'halted') {
      metrics.halted(isBatonError(cause) ? cause.code : 'BUG')
      log.error('halted until a person acts', { err: cause })
    } else if (phase === 'fenced') log.info('another instance took over', { err: cause })
    else log.debug('phase', { state: phase })
  },
  restored({ records, ms }) {
    metrics.restored(OWN_PARTITION, records, 1)
    log.info('took over', { records, durationMs: Math.round(ms) })
  },
  committed({ records, commitMs }) {
    metrics.transaction('commit', commitMs / MS)
    metrics.batch(records)
  },
  passedOver: what => log.warn('evidence is passed over, as a person said', { state: what }),
  deadLettered(code) {
    metrics.unreadable(code)
    log.warn('a record cannot be read and is no evidence', { cause: code })
  },
  aborted(error) {
    const fenced = isBatonError(error) && error.remedy === 'fenced'
    metrics.transaction(fenced ? 'fence' : 'abort')
    if (!fenced) log.warn('starting over after doubt', { err: error })
  },
  held: error => log.warn('holding a record that cannot be read now', { err: error }),
  threw: error => log.error('metrics are not told as they are', { err: error }),
})

/**
 * A threshold that changed, and a bot that handoffs are deferred from, are worth a line each; that
 * such a bot has other figures now is not. Kept by a process, so that taking over again repeats
 * nothing.
 */
export const newsLog = (log: Pick<Logger, 'info' | 'warn'>): ((news: LearnerNews) => void) => {
  const told = new Map<string, string>()
  return ({ routes, bots }) => {
    for (const { route, active, before } of routes) {
      if (before !== null) log.info('threshold changed', { route, state: active.explanation })
    }
    for (const { bot, status, reason } of bots) {
      const state = `${status}: ${reason}`
      if (status !== 'ok' && told.get(bot) !== state) log.warn('bot unwell', { bot, state })
      told.set(bot, state)
    }
  }
}
