import type { ContactEvent, Decision } from '@baton/domain'
import type { Law } from './laws.ts'

/** Its own timer ended it, or the handoff came about otherwise. */
const endsDeferral = ({ event, verdict }: Decision): boolean =>
  event === 'retry' ? verdict !== 'deferred' : verdict === 'handoff'

const isTry = ({ event, verdict }: Decision): boolean =>
  event === 'retry' && verdict !== 'timer_moot'

/** Ten days after the last event one still waits only where bots are switched off. */
export const deferralsEndOnce: Law = ({ decisions, state }, { deferral }) =>
  decisions
    .filter(d => d.verdict === 'deferred' && d.event !== 'retry')
    .flatMap(({ decisionId }) => {
      const about = decisions.filter(d => d.about === decisionId)
      const ends = about.filter(endsDeferral)
      const waits = !state.automation && state.deferred?.decisionId === decisionId ? 1 : 0
      const tries = about.filter(isTry).length
      const broken: string[] = []
      if (tries > deferral.retries) broken.push(`deferral ${decisionId} was tried ${tries} times`)
      if (ends.length + waits === 1) return broken
      const verdicts = ends.map(d => d.verdict)
      return [...broken, `deferral ${decisionId} has ${ends.length} ends: ${verdicts}`]
    })

/**
 * A deferred handoff is tried, and the last time given to a person, no sooner than `retryEvery`
 * after the time before.
 */
export const deferralsAreTriedApart: Law = ({ decisions }, { deferral }) => {
  let last = 0
  return decisions.flatMap(({ event, verdict, reason, at }) => {
    const deferred = verdict === 'deferred'
    if (!deferred && reason !== 'deferral-exhausted') return []
    const tooSoon = event === 'retry' && at - last < deferral.retryMs
    last = at
    return tooSoon ? [`tried again ${reason} at ${at}`] : []
  })
}

/**
 * What is queued waits for the bot that has the contact, for one that this waits for, for a guard,
 * or for bots that may speak.
 */
export const whatIsQueuedComes: Law = ({ entries }, { bots }) =>
  entries.flatMap(({ after: { queued, deferred, owner, automation, timers } }) => {
    if (!queued || !Object.hasOwn(bots, owner)) return []
    if (timers.some(({ id }) => id === 'release')) return []
    if (queued.after === '' && !automation) return []
    if ([owner, deferred?.target].includes(queued.after)) return []
    return [`${queued.target} waits for ${queued.after}, ${owner} has the contact`]
  })

/** What is queued comes after a bot that the contact turns to and that is not well. */
export const whatIsQueuedComesAfterADeferral: Law = ({ entries }) =>
  entries.flatMap(({ after: { queued, deferred }, emissions }) =>
    emissions
      .map(({ decision }) => decision)
      .filter(({ decisionId }) => queued !== null && deferred?.decisionId === decisionId)
      .filter(({ target }) => queued?.after !== target)
      .map(({ target }) => `${queued?.target} waits for ${queued?.after}, not for ${target}`),
  )

/**
 * What is queued goes only with a decision that says so: that of its release, one that defers it,
 * or where its bot has the contact.
 */
export const noPlanIsLost: Law = ({ entries }) =>
  entries.flatMap(({ before, after, emissions }) => {
    const queued = before?.queued
    if (!queued || after.queued?.decisionId === queued.decisionId) return []
    const ends = ({ event, verdict, about, owner, ownerAfter }: Decision): boolean =>
      [owner, ownerAfter].includes(queued.target) ||
      (about === queued.decisionId &&
        (event === 'release' || (verdict === 'deferred' && event !== 'retry')))
    if (emissions.some(({ decision }) => ends(decision))) return []
    return [`the plan ${queued.decisionId} for ${queued.target} was lost`]
  })

const REPORTED = new Set(['qualified', 'failed'])

const reports = ({ event }: Pick<ContactEvent, 'event'>, { verdict, reason }: Decision): boolean =>
  event['baton.BotReplied']?.report
    ? verdict === 'reply_sent' || verdict === 'reply_held'
    : event['baton.QualificationReported'] !== undefined && REPORTED.has(reason)

/**
 * Once the bot that has the contact is done, what is queued behind it has come or ended, or waits
 * for a guard, for another bot, for bots that may speak, or with a person.
 */
export const reportsBringWhatIsNext: Law = ({ entries }) =>
  entries.flatMap(({ event, before, after, emissions }) => {
    const own = emissions.find(e => e.decision.slot === 0)?.decision
    const queued = before?.queued
    if (!own || !queued || before.owner !== own.owner || queued.after !== own.owner) return []
    if (!reports({ event }, own) || after.timers.some(({ id }) => id === 'release')) return []
    const isSame = after.queued?.decisionId === queued.decisionId
    return isSame && after.queued?.after === after.owner
      ? [`${own.owner} is done, and ${queued.target} waits for it`]
      : []
  })
