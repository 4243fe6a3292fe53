import { DAY_MS } from '@baton/domain'
import type { Policy } from './policy.ts'
import { type Check, type Problem, unless } from './problem.ts'

const EXPLORATION_MOST = 500
const BAND_MOST = 1_500
/**
 * So long a contact event, and with it what a fact came from, is kept: the retention in
 * schemas/topics.yaml.
 */
export const EVENTS_KEPT_MS = 90 * DAY_MS

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const NO_ZONE = 'is no time zone: write an IANA name such as America/Chicago'

export const unsafeReplies: Check = ({ replies }) => [
  ...unless(
    replies.deadlineMs > 0,
    ['replies', 'deadline'],
    'is 0: every message would be late; set one such as 5m',
  ),
  ...unless(
    replies.quiet.from < replies.quiet.to,
    ['replies', 'hours'],
    'must start before they end, on the same day: such as from 08:00 to 21:00',
  ),
  ...unless(isZone(replies.quiet.zone), ['replies', 'hours', 'zone'], NO_ZONE),
  ...Object.entries(replies.zones).flatMap(([location, zone]) =>
    unless(isZone(zone), ['replies', 'zones', location], NO_ZONE),
  ),
  ...unless(
    replies.initiatedPerDay <= replies.initiatedPerMonth,
    ['replies', 'initiatedPerDay'],
    'is above initiatedPerMonth: lower it',
  ),
]

interface Used {
  readonly path: Problem['path']
  readonly side: string
}

const factsUsed = (policy: Policy): Used[] => [
  ...Object.entries(policy.bots).flatMap(([bot, { required }]) =>
    required.flatMap(({ side, or }, index) =>
      [side, ...or.map(other => other.side)].map(each => ({
        path: ['bots', bot, 'required', index],
        side: each,
      })),
    ),
  ),
  ...policy.context.answers.flatMap(({ anyOf }, index) =>
    anyOf.map(({ side }, at) => ({ path: ['context', 'answers', index, 'anyOf', at], side })),
  ),
  ...policy.replies.review.map(({ side, name }) => ({
    path: ['review', 'facts', `${side}.${name}`],
    side,
  })),
]

const unknownSides: Check = policy => {
  const sides = new Set(['person', ...Object.values(policy.bots).map(bot => bot.side)])
  return factsUsed(policy).flatMap(({ path, side }) =>
    unless(
      sides.has(side),
      path,
      `${side} is no side; the sides are ${[...sides].join(', ')} (person, and each bot's side)`,
    ),
  )
}

const askedTwice: Check = ({ bots }) =>
  Object.entries(bots).flatMap(([bot, { required }]) =>
    required.flatMap(({ side, name }, index) =>
      unless(
        required.findIndex(other => other.side === side && other.name === name) === index,
        ['bots', bot, 'required', index],
        'is asked for twice: keep one',
      ),
    ),
  )

const scoring: Check = ({ context: { answers, scores, hotAt, warmAt } }) => [
  ...unless(
    scores.length === answers.length + 1,
    ['context', 'scores'],
    `must be ${answers.length + 1} numbers: one for no answer, then one for each of the answers`,
  ),
  ...unless(
    scores.every((score, index) => index === 0 || score >= scores[index - 1]!),
    ['context', 'scores'],
    'must not fall: more answers never make a lower score',
  ),
  ...unless(
    new Set(answers.map(answer => answer.name)).size === answers.length,
    ['context', 'answers'],
    'have a name twice: rename one',
  ),
  ...unless(warmAt < hotAt, ['context', 'warmAt'], 'must be below hotAt'),
]

const windows: Check = ({ context: { validMs, freshMs, interchangeable } }) => [
  ...unless(validMs > 0, ['context', 'valid'], 'is 0: no package could be used; such as 24h'),
  ...unless(
    freshMs > 0 && freshMs <= EVENTS_KEPT_MS,
    ['context', 'fresh'],
    'must be above 0 (or everything is asked again) and at most 90d (as long as events are kept)',
  ),
  ...interchangeable.flatMap((names, index) =>
    unless(
      names.every(name => interchangeable.findIndex(other => other.includes(name)) === index),
      ['context', 'interchangeable', index],
      'names a fact that another group names: join them',
    ),
  ),
]

export const unsafeContext: Check = policy => [
  ...unknownSides(policy),
  ...askedTwice(policy),
  ...scoring(policy),
  ...windows(policy),
]

export const unsafeOutcomes: Check = ({ outcomes, guards, exploration }) => [
  ...unless(
    outcomes.windowMs > 0 && outcomes.windowMs >= guards.cooldownMs,
    ['outcomes', 'window'],
    'must be above 0 and not shorter than guards.cooldown, or no reversion is seen',
  ),
  ...unless(
    exploration.share <= EXPLORATION_MOST,
    ['exploration', 'share'],
    'is above 5%: too many contacts would be tried on; lower it',
  ),
  ...unless(
    exploration.band <= BAND_MOST,
    ['exploration', 'band'],
    'is above 0.15: too far below the threshold; lower it',
  ),
]

export const unsafeTemplates: Check = ({ templates, replies }) =>
  Object.entries(templates).flatMap(([template, texts]) =>
    Object.entries(texts as Record<string, string>).flatMap(([language, text]) =>
      unless(
        text.length <= replies.maxChars,
        ['templates', template, language],
        `is longer than replies.maxChars (${text.length} > ${replies.maxChars}): shorten it`,
      ),
    ),
  )
