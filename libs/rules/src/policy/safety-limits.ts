import { DAY_MS, MINUTE_MS, WHOLE } from '@baton/domain'
import { HANDOFFS_MAX } from '../state/caps.ts'
import type { Policy } from './policy.ts'
import { type Check, type Problem, unless } from './problem.ts'
import { tokens } from './tokens.ts'

/** 47 CFR 64.1200(a)(10), in force since April 2025: these words always revoke consent. */
const ALWAYS_STOP = ['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe']

export const unsafeGuards: Check = ({ guards }) => [
  ...unless(
    guards.cooldownMs <= DAY_MS,
    ['guards', 'cooldown'],
    'is longer than 24h, further than handoffs are remembered: shorten it',
  ),
  ...unless(
    guards.circularWindowMs <= DAY_MS,
    ['guards', 'circularWindow'],
    'is longer than 24h, further than handoffs are remembered: shorten it',
  ),
  ...unless(
    guards.perDay <= HANDOFFS_MAX,
    ['guards', 'maxPerDay'],
    `is above ${HANDOFFS_MAX}, more handoffs than are remembered: lower it`,
  ),
  ...unless(
    guards.perHour <= guards.perDay,
    ['guards', 'maxPerHour'],
    'is above maxPerDay and would never refuse: lower it',
  ),
]

export const unsafeDeferral: Check = ({ deferral }) => [
  ...unless(
    deferral.p95Share >= WHOLE,
    ['deferral', 'p95Share'],
    'is below 100%: a bot within its SLA would be deferred; raise it',
  ),
  ...unless(
    deferral.errorShare > 0 && deferral.errorShare <= WHOLE,
    ['deferral', 'errorShare'],
    'must be above 0% and at most 100%',
  ),
  ...unless(deferral.probeShare <= WHOLE, ['deferral', 'probeShare'], 'must be at most 100%'),
  ...unless(deferral.maxShare <= WHOLE, ['deferral', 'maxShare'], 'must be at most 100%'),
  ...unless(
    deferral.retries === 0 || deferral.retryMs >= MINUTE_MS,
    ['deferral', 'retryEvery'],
    'is shorter than 1m: all retries would be over before a bot can recover; lengthen it',
  ),
]

const score = (value: number, path: Problem['path']): Problem[] =>
  unless(value >= 1_000 && value <= 9_900, path, 'must be from 0.10 to 0.99')

export const unsafeHuman: Check = ({ human }) => [
  ...score(human.threshold, ['human', 'threshold']),
  ...unless(
    human.refusedWindowMs > 0 && human.refusedWindowMs <= DAY_MS,
    ['human', 'refusedWindow'],
    'must be above 0 and at most 24h, or refusedAttempts never counts',
  ),
  ...human.reminderMs.flatMap((after, index) =>
    unless(
      after > (human.reminderMs[index - 1] ?? 0),
      ['human', 'reminders', index],
      'must be later than the one before',
    ),
  ),
  ...human.phrases.flatMap((phrase, index) =>
    unless(tokens(phrase).length > 0, ['human', 'phrases', index], 'has no words: write some'),
  ),
]

const plain = (phrase: string) =>
  tokens(phrase)
    .map(token => token.word)
    .join('')

const missingStopWords = ({ consent }: Policy): Problem[] => {
  const known = new Set(consent.stopWords.map(plain))
  const missing = ALWAYS_STOP.filter(word => !known.has(plain(word)))
  return unless(
    missing.length === 0,
    ['consent', 'stopWords'],
    `lack ${missing.join(', ')}, which always end messages: add`,
  )
}

const wordless = ({ consent }: Policy): Problem[] =>
  (['stopWords', 'startWords', 'phrases'] as const).flatMap(key =>
    consent[key].flatMap((phrase, index) =>
      unless(plain(phrase) !== '', ['consent', key, index], 'has no words: write some'),
    ),
  )

export const unsafeConsent: Check = policy => {
  const stops = new Set(policy.consent.stopWords.map(plain))
  const both = policy.consent.startWords.flatMap((word, index) =>
    unless(
      !stops.has(plain(word)),
      ['consent', 'startWords', index],
      'is a stop word too: keep it in one list',
    ),
  )
  return [
    ...score(policy.consent.threshold, ['consent', 'threshold']),
    ...missingStopWords(policy),
    ...wordless(policy),
    ...both,
  ]
}
