import type { PolicyDocumentShape } from './document.ts'
import type { Policy } from './policy.ts'

/** No qualification score reaches it: review by score is off. */
export const SCORE_REVIEW_OFF = 101

const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

const splitKey = (key: string) => {
  const dot = key.indexOf('.')
  return { side: key.slice(0, dot), name: key.slice(dot + 1) }
}

const bots = (document: PolicyDocumentShape): Policy['bots'] =>
  mapValues(document.bots, ({ tag, side, required, sla }) => ({
    tag,
    side,
    required: required.map(([first, ...or]) => ({ ...first!, or })),
    sla: { p50Ms: sla.p50, p95Ms: sla.p95, p99Ms: sla.p99 },
  }))

const intents = (document: PolicyDocumentShape): Policy['intents'] =>
  mapValues(document.intents, ({ bot, phrases }) => ({
    bot,
    phrases: Object.entries(phrases).map(([text, weight]) => ({ text, weight })),
  }))

const replies = ({ replies: said, review }: PolicyDocumentShape): Policy['replies'] => ({
  deadlineMs: said.deadline,
  attempts: said.attempts,
  maxChars: said.maxChars,
  maxTexts: said.maxTexts,
  initiatedPerDay: said.initiatedPerDay,
  initiatedPerMonth: said.initiatedPerMonth,
  quiet: said.hours,
  zones: said.zones,
  review: Object.entries(review.facts).map(([key, atLeast]) => ({ ...splitKey(key), atLeast })),
  reviewScoreAtLeast: review.scoreAtLeast === 'off' ? SCORE_REVIEW_OFF : review.scoreAtLeast,
})

/** The policy in the integers and milliseconds that the rules count in. */
export const toPolicy = (document: PolicyDocumentShape): Policy => ({
  name: document.name,
  reader: document.reader,
  entry: document.entry,
  bots: bots(document),
  intents: intents(document),
  routes: document.routes,
  guards: {
    cooldownMs: document.guards.cooldown,
    circularWindowMs: document.guards.circularWindow,
    perHour: document.guards.maxPerHour,
    perDay: document.guards.maxPerDay,
  },
  deferral: {
    p95Share: document.deferral.p95Share,
    errorShare: document.deferral.errorShare,
    minSamples: document.deferral.minSamples,
    retryMs: document.deferral.retryEvery,
    retries: document.deferral.retries,
    probeShare: document.deferral.probeShare,
    maxShare: document.deferral.maxShare,
  },
  human: {
    threshold: document.human.threshold,
    refusedAttempts: document.human.refusedAttempts,
    refusedWindowMs: document.human.refusedWindow,
    reminderMs: document.human.reminders,
    phrases: document.human.phrases,
  },
  consent: document.consent,
  replies: replies(document),
  context: {
    validMs: document.context.valid,
    freshMs: document.context.fresh,
    interchangeable: document.context.interchangeable,
    lists: document.context.lists,
    answers: document.context.answers,
    scores: document.context.scores,
    hotAt: document.context.hotAt,
    warmAt: document.context.warmAt,
  },
  outcomes: {
    windowMs: document.outcomes.window,
    factsForSuccess: document.outcomes.factsForSuccess,
  },
  exploration: document.exploration,
  outside: document.outside,
  templates: document.templates,
})
