import { z } from 'zod'
import {
  botName,
  confidence,
  count,
  duration,
  factKey,
  factText,
  hour,
  name,
  share,
  text,
} from './units.ts'

const SMS_MAX_CHARS = 320
const languages = z.strictObject({
  en: text(SMS_MAX_CHARS).describe('English'),
  es: text(SMS_MAX_CHARS).describe('Spanish'),
})

const answeredBy = z
  .union([factKey.transform(key => [key]), z.array(factKey).min(1).max(8)], {
    error: 'must be a fact such as buying.beds, or a list of facts of which any one answers',
  })
  .describe('A fact, or a list of facts of which any one answers the question')

const bot = z.strictObject({
  tag: text(60).describe('CRM tag of the contacts this bot has'),
  side: name.describe('The side of facts that a bare answer to this bot is about'),
  required: z
    .array(answeredBy)
    .max(16)
    .describe(
      'What the bot has to know, in the order of asking; new ones make a handoff a success',
    ),
  sla: z
    .strictObject({ p50: duration, p95: duration, p99: duration })
    .describe('Time from a routed message to the reply; deferral compares with p95'),
})

const intent = z.strictObject({
  bot: botName.describe('The bot this intent is for'),
  phrases: z
    .record(text(120), confidence)
    .default({})
    .describe('Word sequences that raise it, with their score; they count beside the reader’s'),
})

const route = z.strictObject({
  from: botName,
  to: botName,
  threshold: confidence.describe('The score an intent needs to move a contact along it, 0.50–0.90'),
})

const guards = z.strictObject({
  cooldown: duration.describe('The same source→target pair is refused for this long'),
  circularWindow: duration.describe(
    'Any handoff to the same target is refused for this long; 0: off',
  ),
  maxPerHour: count(1, 100).describe('Handoffs of one contact in 60 minutes'),
  maxPerDay: count(1, 1_000).describe('Handoffs of one contact in 24 hours'),
})

const deferral = z.strictObject({
  p95Share: share.describe('A bot is slow when its P95 is above this share of its SLA'),
  errorShare: share.describe('A bot is failing when more than this share of its messages fails'),
  minSamples: count(1, 100_000).describe('Fewer samples in the last hour say nothing'),
  retryEvery: duration.describe('Time between attempts of a deferred handoff'),
  retries: count(1, 48).describe('Attempts before the contact goes to a person'),
  probeShare: share.describe('Sent through all the same, to learn whether the bot has recovered'),
  maxShare: share.describe(
    'Of handoffs to an unwell bot that wait; the others proceed, with a warning',
  ),
})

const human = z.strictObject({
  threshold: confidence.describe('The score at which a person takes over'),
  refusedAttempts: count(1, 100).describe(
    'Attempts refused by cooldown or circular that ask for one',
  ),
  refusedWindow: duration.describe('… within this time'),
  reminders: z
    .array(duration)
    .max(8)
    .describe(
      'After these times without an assignment or approval: remind; at the last an unapproved draft brings a person',
    ),
  phrases: z.array(text(120)).max(500).default([]).describe('Also ask for a person'),
})

const consent = z.strictObject({
  threshold: confidence.describe('The score at which a message ends all messages'),
  stopWords: z.array(text(40)).min(1).max(100).describe('Whole messages that always opt out'),
  startWords: z.array(text(40)).min(1).max(100).describe('Whole messages that resume'),
  phrases: z
    .array(text(120))
    .max(500)
    .default([])
    .describe('Word sequences that opt out anywhere in a message'),
})

const replies = z.strictObject({
  deadline: duration.describe('A routed message must be answered within this time'),
  attempts: count(1, 10).describe('How often a message is routed before a person gets it'),
  maxChars: count(1, SMS_MAX_CHARS).describe('Longest text'),
  maxTexts: count(1, 3).describe('Texts in one reply; a held draft of more would not fit a state'),
  initiatedPerDay: count(0, 20).describe('Messages a bot may start with one contact in 24 hours'),
  initiatedPerMonth: count(0, 20).describe('… in 30 days'),
  hours: z
    .strictObject({ from: hour, to: hour, zone: text(64) })
    .describe('Local time in which a bot may start a conversation; zone: where none is known'),
  zones: z.record(text(200), text(64)).default({}).describe('IANA time zone by location id'),
})

const review = z
  .strictObject({
    facts: z
      .record(factText, count(0, 1_000_000_000))
      .default({})
      .describe('A draft is held when this fact is at least this number'),
    scoreAtLeast: z
      .union([z.literal('off'), count(0, 100)], { error: 'must be 0–100, or off' })
      .describe('A draft is held when the qualification score is at least this'),
  })
  .describe('Which drafts wait for a person’s approval')

const context = z.strictObject({
  valid: duration.describe('How long a handed-over package may be used'),
  fresh: duration.describe('How long a fact counts as known without being said again'),
  interchangeable: z
    .array(z.array(text(60)).min(2).max(8))
    .max(16)
    .default([])
    .describe('Names of facts of one side that take each other’s place, the latest wins'),
  lists: z
    .array(text(60))
    .max(16)
    .default([])
    .describe('Facts whose values are comma-joined and add up'),
  answers: z
    .array(z.strictObject({ name: text(40), anyOf: z.array(factKey).min(1).max(32) }))
    .max(16)
    .describe('The answers that make the qualification score'),
  scores: z.array(count(0, 100)).min(1).max(17).describe('Score by number of answers, from none'),
  hotAt: count(0, 100).describe('A score from which a contact is hot'),
  warmAt: count(0, 100).describe('… warm'),
})

const outcomes = z.strictObject({
  window: duration.describe('Time in which a handoff shows what it was worth'),
  factsForSuccess: count(1, 16).describe('New required facts that make it a success'),
})

const exploration = z.strictObject({
  share: share.describe('Handoffs tried just below the threshold; 0% is off, at most 5%'),
  band: confidence.describe('How far below, at most 0.15'),
  minOutcomes: count(1, 100_000).describe('Outcomes a route needs before'),
})

/**
 * The form people write: human units, no unknown keys. Its input side is
 * `schemas/policy.schema.json`.
 */
export const policyDocument = z
  .strictObject({
    name: name.describe('What people call this policy'),
    reader: z
      .enum(['real-estate', 'phrases'], { error: 'must be real-estate or phrases' })
      .describe(
        'real-estate: the shipped model; phrases: only the phrases written here; those of the policy count under both',
      ),
    entry: botName.describe('The bot a new contact starts with'),
    bots: z.record(botName, bot).describe('The bots, by name'),
    intents: z.record(text(40), intent).describe('What a contact can want, by name'),
    routes: z.array(route).max(200).describe('Who may hand over to whom'),
    guards,
    deferral,
    human,
    consent,
    replies,
    review,
    context,
    outcomes,
    exploration,
    outside: z.strictObject({
      combine: z
        .enum(['max', 'replace', 'ignore'], { error: 'must be max, replace or ignore' })
        .describe('How intent scores that come with an event combine with ours'),
    }),
    templates: z.strictObject({
      acknowledgement: languages.describe('Once, when a person takes over'),
      stopped: languages.describe('Confirms an opt-out'),
      resumed: languages.describe('Confirms START'),
      holding: languages.describe('When a bot twice asked what is known'),
    }),
  })
  .describe('Who handles a conversation, and when it may move: a Baton policy')

/** A policy file after parsing: keys as written, units already integers. */
export type PolicyDocumentShape = z.output<typeof policyDocument>
