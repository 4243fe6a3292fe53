import { HUMAN, NOBODY } from '@baton/domain'
import { circle, reachable } from './graph.ts'
import type { Check, Problem } from './problem.ts'
import { tokens } from './tokens.ts'

/** Owners that are no bots, and writers: a bot with such a name could not be told from them. */
const RESERVED = new Set([HUMAN, NOBODY, 'router', 'operator', 'contact', 'crm', 'ingress'])
/** Each bot costs a routing topic. */
const BOTS_MAX = 20
export const THRESHOLD_LEAST = 5_000
export const THRESHOLD_MOST = 9_000
/** What the shipped model scores. */
const SCORED = ['buyer', 'seller']

const list = (names: readonly string[]) => names.join(', ')

const reservedBots: Check = ({ bots }) =>
  Object.keys(bots)
    .filter(bot => RESERVED.has(bot))
    .map(bot => ({ path: ['bots', bot], message: 'is a reserved name: rename the bot' }))

const unreached: Check = ({ bots, entry, routes }) => {
  const reached = reachable(routes, entry)
  return Object.keys(bots)
    .filter(bot => bot !== entry && !reached.has(bot))
    .map(bot => ({
      path: ['bots', bot],
      message: routes.some(route => route.to === bot)
        ? `cannot be reached from ${entry}: add a route that leads there, or remove the bot`
        : 'has no route in: add one under routes, or remove the bot',
    }))
}

const slaOutOfOrder: Check = ({ bots, replies }) =>
  Object.entries(bots).flatMap(([bot, { sla }]) => {
    const path = ['bots', bot, 'sla']
    if (sla.p50Ms <= 0 || sla.p50Ms > sla.p95Ms || sla.p95Ms > sla.p99Ms) {
      return [{ path, message: 'must rise: 0 < p50 ≤ p95 ≤ p99' }]
    }
    return sla.p99Ms <= replies.deadlineMs
      ? []
      : [{ path, message: 'p99 is above replies.deadline: answers in time would be routed twice' }]
  })

export const unsafeBots: Check = policy => {
  const names = Object.keys(policy.bots)
  const problems: Problem[] = []
  if (!names.includes(policy.entry)) {
    problems.push({ path: ['entry'], message: `is no bot; the bots are ${list(names)}` })
  }
  if (names.length > BOTS_MAX) {
    problems.push({ path: ['bots'], message: `are more than ${BOTS_MAX}: split the policy` })
  }
  const unreachedBots = names.includes(policy.entry) ? unreached(policy) : []
  return [...problems, ...reservedBots(policy), ...unreachedBots, ...slaOutOfOrder(policy)]
}

const unraisedIntents: Check = ({ reader, intents, outside }) =>
  Object.entries(intents).flatMap(([intent, { phrases }]) => {
    if (phrases.length > 0 || outside.combine !== 'ignore') return []
    if (reader === 'real-estate' && SCORED.includes(intent)) return []
    return [{ path: ['intents', intent], message: 'would never be raised: add phrases for it' }]
  })

const badPhrases: Check = ({ intents }) => {
  const owners = new Map<string, string>()
  return Object.entries(intents).flatMap(([intent, { phrases }]) =>
    phrases.flatMap(({ text, weight }) => {
      const path = ['intents', intent, 'phrases', text]
      const words = tokens(text)
        .map(token => token.word)
        .join(' ')
      if (words === '') return [{ path, message: 'has no words: write some' }]
      if (weight === 0) return [{ path, message: 'has weight 0: raise it, or remove the phrase' }]
      const owner = owners.get(words)
      owners.set(words, intent)
      return owner === undefined
        ? []
        : [{ path, message: `is already a phrase of ${owner}: keep one of them` }]
    }),
  )
}

/** What the readers call a wish for a person and one for no more messages. */
const RESERVED_INTENTS = ['human', 'optOut']

const reservedIntents: Check = ({ intents }) =>
  RESERVED_INTENTS.filter(intent => Object.hasOwn(intents, intent)).map(intent => ({
    path: ['intents', intent],
    message: 'is a reserved name: rename the intent',
  }))

export const unsafeIntents: Check = policy => {
  const homeless = Object.entries(policy.intents)
    .filter(([, { bot }]) => !Object.hasOwn(policy.bots, bot))
    .map(([intent, { bot }]) => ({
      path: ['intents', intent, 'bot'],
      message: `${bot} is no bot; the bots are ${list(Object.keys(policy.bots))}`,
    }))
  return [
    ...reservedIntents(policy),
    ...homeless,
    ...unraisedIntents(policy),
    ...badPhrases(policy),
  ]
}

const badEnds: Check = ({ bots, routes }) =>
  routes.flatMap(({ from, to }, index) => {
    const unknown = (['from', 'to'] as const)
      .map(end => ({ end, bot: end === 'from' ? from : to }))
      .filter(({ bot }) => !Object.hasOwn(bots, bot))
      .map(({ end, bot }) => ({
        path: ['routes', index, end],
        message: `${bot} is no bot; the bots are ${list(Object.keys(bots))}`,
      }))
    const self = { path: ['routes', index], message: 'leads to where it starts: remove it' }
    return from === to ? [...unknown, self] : unknown
  })

const duplicates: Check = ({ routes }) =>
  routes.flatMap(({ from, to }, index) => {
    const first = routes.findIndex(route => route.from === from && route.to === to)
    return first === index
      ? []
      : [{ path: ['routes', index], message: `repeats ${from} to ${to}: keep one of them` }]
  })

const thresholds: Check = ({ routes }) =>
  routes.flatMap(({ threshold }, index) =>
    threshold >= THRESHOLD_LEAST && threshold <= THRESHOLD_MOST
      ? []
      : [
          {
            path: ['routes', index, 'threshold'],
            message: 'is out of bounds: choose one from 0.50 to 0.90',
          },
        ],
  )

const openCircle: Check = ({ guards, routes }) => {
  const bots = guards.cooldownMs > 0 ? null : circle(routes)
  return bots === null
    ? []
    : [
        {
          path: ['guards', 'cooldown'],
          message: `is 0, and ${bots.join(' → ')} is a circle: set a cooldown such as 30m, or remove a route`,
        },
      ]
}

export const unsafeRoutes: Check = policy => [
  ...badEnds(policy),
  ...duplicates(policy),
  ...thresholds(policy),
  ...openCircle(policy),
]
