// Method: the shipped policy with one thing spoilt; the message names the line's key and says what
// to do.
import { readFileSync } from 'node:fs'
import { isBatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'
import { checkTopics, routingTopics } from './topics.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../../deploy/policies/${name}.yaml`, import.meta.url), 'utf8')

const shipped = read('real-estate')

const refusal = (text: string): string => {
  try {
    parsePolicy(text, 'p.yaml')
  } catch (error) {
    if (isBatonError(error) && error.code === 'POLICY_INVALID') return error.message
    throw error
  }
  return 'accepted'
}

const spoilt = (from: string | RegExp, to: string, text = shipped): string => {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return refusal(changed)
}

const ROUTE = '  - { from: lead, to: buyer, threshold: 0.70 }\n'
const WITHOUT_SELLER_IN = /^ {2}- \{ from: (lead|buyer), to: seller.*\n/gm

const CASES: readonly [law: string, from: string | RegExp, to: string, message: string][] = [
  ['entry is a bot', 'entry: lead', 'entry: leed', 'entry is no bot; the bots are lead, buyer'],
  [
    'no bot is called like an owner',
    /^ {4}bot: buyer$/m,
    '    bot: human',
    'intents.buyer.bot human is no bot',
  ],
  ['a bot has a route in', WITHOUT_SELLER_IN, '', 'bots.seller has no route in: add one'],
  ['routes name bots', ROUTE, ROUTE.replace('buyer', 'byer'), 'routes[0].to byer is no bot'],
  [
    'no route leads to itself',
    ROUTE,
    `${ROUTE}  - { from: lead, to: lead, threshold: 0.7 }\n`,
    'routes[1] leads to where it starts',
  ],
  ['no route is there twice', ROUTE, `${ROUTE}${ROUTE}`, 'routes[1] repeats lead to buyer'],
  [
    'a threshold is at least .50',
    ROUTE,
    ROUTE.replace('0.70', '0.49'),
    'routes[0].threshold is out of bounds: choose one from 0.50 to 0.90',
  ],
  [
    'a threshold is at most .90',
    ROUTE,
    ROUTE.replace('0.70', '0.91'),
    'routes[0].threshold is out of bounds',
  ],
  [
    'a circle of routes needs a cooldown',
    'cooldown: 30m',
    'cooldown: 0',
    'guards.cooldown is 0, and buyer → seller → buyer is a circle: set',
  ],
  [
    'cooldown fits what is remembered',
    'cooldown: 30m',
    'cooldown: 25h',
    'guards.cooldown is longer than 24h',
  ],
  [
    'the circular window fits as well',
    'circularWindow: 30m',
    'circularWindow: 2d',
    'guards.circularWindow is longer',
  ],
  ['the day limit fits as well', 'maxPerDay: 10', 'maxPerDay: 11', 'guards.maxPerDay is above 10'],
  [
    'the hour limit is within the day limit',
    'maxPerDay: 10',
    'maxPerDay: 2',
    'guards.maxPerHour is above maxPerDay',
  ],
  [
    'a bot within its SLA is not deferred',
    'p95Share: 120%',
    'p95Share: 90%',
    'deferral.p95Share is below 100%',
  ],
  [
    'some errors are allowed',
    'errorShare: 10%',
    'errorShare: 0%',
    'deferral.errorShare must be above',
  ],
  [
    'not all can be probes',
    'probeShare: 5%',
    'probeShare: 101%',
    'deferral.probeShare must be at most',
  ],
  [
    'not more than all wait',
    'maxShare: 80%',
    'maxShare: 120%',
    'deferral.maxShare must be at most',
  ],
  [
    'retries leave time to recover',
    'retryEvery: 30m',
    'retryEvery: 1s',
    'deferral.retryEvery is shorter than 1m',
  ],
  [
    'a person is not called for nothing',
    /human:\n {2}threshold: 0.50/,
    'human:\n  threshold: 0.05',
    'human.threshold must be from 0.10',
  ],
  [
    'refused attempts are counted in a window',
    'refusedWindow: 60m',
    'refusedWindow: 0',
    'human.refusedWindow must be above 0',
  ],
  ['reminders come later and later', '[15m, 60m]', '[15m, 5m]', 'human.reminders[1] must be later'],
  ['a phrase has words', '- talk to a person', '- "?!"', 'human.phrases[0] has no words'],
  [
    'the lawful stop words stop',
    'quit, end, revoke,',
    'end,',
    'consent.stopWords lack quit, revoke, which always end',
  ],
  [
    'a word stops or starts',
    '[start, unstop]',
    '[start, Stop]',
    'consent.startWords[1] is a stop word too',
  ],
  [
    'a stop word has words',
    'stopWords: [stop,',
    'stopWords: ["!", stop,',
    'consent.stopWords[0] has no words',
  ],
  ['a reply has time', 'deadline: 5m', 'deadline: 0', 'replies.deadline is 0'],
  [
    'the deadline leaves room for the SLA',
    'deadline: 5m',
    'deadline: 3s',
    'bots.buyer.sla p99 is above replies.deadline',
  ],
  ['an SLA rises', 'p95: 2s, p99: 3s', 'p95: 4s, p99: 3s', 'bots.lead.sla must rise'],
  [
    'hours start before they end',
    'from: "08:00", to: "21:00"',
    'from: "21:00", to: "08:00"',
    'replies.hours must start before they end',
  ],
  [
    'hours are in a zone',
    'zone: America/Chicago',
    'zone: Austin',
    'replies.hours.zone is no time zone',
  ],
  [
    'so are locations',
    'zones: {}',
    'zones: { loc1: Mars/Base }',
    'replies.zones.loc1 is no time zone',
  ],
  [
    'a day is within a month',
    'initiatedPerMonth: 20',
    'initiatedPerMonth: 1',
    'replies.initiatedPerDay is above',
  ],
  [
    'facts have a side',
    '- buying.beds\n',
    '- buyng.beds\n',
    'bots.buyer.required[2] buyng is no side; the sides are person, buying, selling',
  ],
  [
    'a bot asks once',
    '- buying.beds\n',
    '- buying.budget.max\n',
    'bots.buyer.required[2] is asked for twice',
  ],
  [
    'each number of answers has a score',
    '75, 85, 100]',
    '75, 100]',
    'context.scores must be 8 numbers',
  ],
  ['more answers never score less', '75, 85, 100]', '85, 75, 100]', 'context.scores must not fall'],
  [
    'answers have names of their own',
    'name: budget',
    'name: location',
    'context.answers have a name twice',
  ],
  ['warm is below hot', 'warmAt: 40', 'warmAt: 90', 'context.warmAt must be below hotAt'],
  ['a package can be used', 'valid: 24h', 'valid: 0', 'context.valid is 0'],
  ['a fact is fresh for a while', 'fresh: 30d', 'fresh: 0', 'context.fresh must be above 0'],
  [
    'no longer than its source is kept',
    'fresh: 30d',
    'fresh: 91d',
    'context.fresh must be above 0',
  ],
  [
    'a fact is in one group',
    '- [timelineDays, timeline]\n',
    '- [timelineDays, timeline]\n    - [timeline, when]\n',
    'context.interchangeable[1] names a fact',
  ],
  [
    'an outcome outlasts the cooldown',
    'window: 72h',
    'window: 29m',
    'outcomes.window must be above 0 and not shorter',
  ],
  ['few are tried on', 'share: 0%', 'share: 6%', 'exploration.share is above 5%'],
  ['not far below the threshold', 'band: 0.15', 'band: 0.16', 'exploration.band is above 0.15'],
  ['a draft fits a state', 'maxTexts: 3', 'maxTexts: 4', 'replies.maxTexts must be a whole number'],
  [
    'a required fact has a name that is kept whole',
    '- buying.beds\n',
    `- buying.${'b'.repeat(75)}\n`,
    'bots.buyer.required[2] must be a fact such as buying.beds',
  ],
  [
    'templates fit into a text',
    'maxChars: 320',
    'maxChars: 60',
    'templates.acknowledgement.en is longer than replies.maxChars',
  ],
  [
    'templates say something',
    /en: Thank you, I.*/,
    'en: " "',
    'templates.holding.en must not be empty',
  ],
  ['names fit into topics', 'entry: lead', 'entry: Lead Bot', 'entry must be lower case letters'],
  [
    'reviewed facts are facts',
    'buying.budget.max: 1200000',
    'budget: 1200000',
    'review.facts.budget must be a fact',
  ],
]

test.each(CASES)('%s', (_law, from, to, message) => {
  const refused = spoilt(from, to)
  expect(refused).toContain(message)
  expect(refused).toMatch(/^p\.yaml:\d+: /)
})

test('a bot that only unreachable bots lead to is refused', () => {
  const island = shipped
    .replace(WITHOUT_SELLER_IN, '')
    .replace(
      'bots:\n',
      'bots:\n  care: { tag: Care, side: person, required: [], sla: { p50: 1s, p95: 2s, p99: 3s } }\n',
    )
    .replace(
      'routes:\n',
      `routes:
  - { from: seller, to: care, threshold: 0.7 }
  - { from: care, to: seller, threshold: 0.7 }
`,
    )
  expect(refusal(island)).toContain('bots.seller cannot be reached from lead: add a route')
})

test('a bot called human is refused', () => {
  const changed = shipped
    .replace(/^ {2}seller:$/m, '  human:')
    .replaceAll(/(bot|to|from): seller/g, '$1: human')
  expect(refusal(changed)).toContain('bots.human is a reserved name')
})

test.each(['human', 'optOut'])('an intent called %s is refused: a reader says it of all', name => {
  expect(spoilt('intents:\n', `intents:\n  ${name}: { bot: buyer }\n`)).toContain(
    `intents.${name} is a reserved name: rename the intent`,
  )
})

test('phrases have words, weight and one owner', () => {
  const support = read('support')
  expect(spoilt('payment: 0.55', '"?": 0.55', support)).toContain(
    'intents.billing.phrases.? has no words',
  )
  expect(spoilt('payment: 0.55', 'payment: 0', support)).toContain('payment has weight 0')
  expect(spoilt('payment: 0.55', 'ERROR  Message: 0.5', support)).toContain(
    'is already a phrase of billing',
  )
  const mute = support.replace('combine: max', 'combine: ignore')
  expect(spoilt(/ {4}phrases:\n( {6}.*\n)+/, '', mute)).toContain(
    'intents.technical would never be raised',
  )
})

test('an intent that the model does not score needs phrases where no score comes from outside', () => {
  const deaf = shipped.replace('combine: max', 'combine: ignore')
  expect(spoilt('intents:\n', 'intents:\n  renter: { bot: buyer }\n', deaf)).toContain(
    'intents.renter would never be raised: add phrases',
  )
})

test('both shipped policies are accepted', () => {
  expect(refusal(shipped)).toBe('accepted')
  expect(refusal(read('support'))).toBe('accepted')
})

test('a policy whose routing topics are missing is told which to create', () => {
  const { policy } = parsePolicy(shipped, 'p.yaml')
  const topics = new Set(routingTopics(policy))
  expect(checkTopics(policy, topics)).toEqual([])
  topics.delete('routing.seller.v1')
  topics.delete('routing.human.v1')
  expect(checkTopics(policy, topics).map(problem => problem.path.join('.'))).toEqual([
    'bots.seller',
    'bots.human',
  ])
})
