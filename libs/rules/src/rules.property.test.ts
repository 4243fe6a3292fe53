// Method: arbitrary histories of one contact (messages, replies true, late, doubled and foreign,
// operators, the CRM, timers, clocks that step back, bots that fall ill), folded by the rules; each
// law is an independent reader of what came out, and each history is judged by all of them.
// BATON_RUNS sets the number of histories, BATON_SEED which.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Policy } from './policy/policy.ts'
import type { Tables } from './tables.ts'
import { happenings } from './testing/history.ts'
import * as laws from './testing/laws.ts'
import * as messages from './testing/message-laws.ts'
import * as plans from './testing/plan-laws.ts'
import {
  alwaysDefers,
  plain,
  tablesOf,
  unwell,
  withoutRoute,
  withRenter,
} from './testing/policies.ts'
import { type Happening, type Replay, replay } from './testing/replay.ts'

const RUNS = Number(process.env.BATON_RUNS ?? 10_000)
/** Another one each time, unless it is asked for. */
const SEED = process.env.BATON_SEED === undefined ? {} : { seed: Number(process.env.BATON_SEED) }
/** Of the properties that fold every history twice. */
const TWICE = { numRuns: Math.ceil(RUNS / 10), ...SEED }

interface World {
  readonly policy: Policy
  readonly tables: readonly Tables[]
}

const worldOf = (policy: Policy): World => ({
  policy,
  tables: [
    tablesOf({ policy }),
    tablesOf({ policy }),
    tablesOf({ policy, health: [unwell('seller')] }),
    tablesOf({ policy, health: [unwell('buyer'), unwell('seller')] }),
    tablesOf({ policy, thresholds: [{ from: 'lead', to: 'seller', value: 5000, version: 1 }] }),
  ],
})

/** Any two of three bots may wait for the third. */
const crowded = withRenter({
  ...alwaysDefers,
  guards: { ...plain.guards, circularWindowMs: 0, cooldownMs: 0 },
})

/**
 * Each with fewer guards than the one before, so that those behind are met as well, the third with
 * narrow limits; the last with a fourth bot, and a route that goes.
 */
const WORLDS = [
  worldOf(plain),
  worldOf({ ...plain, guards: { ...plain.guards, circularWindowMs: 0 } }),
  worldOf({
    ...plain,
    guards: { ...plain.guards, circularWindowMs: 0, cooldownMs: 0, perHour: 2, perDay: 3 },
    replies: { ...plain.replies, initiatedPerDay: 2, initiatedPerMonth: 4 },
  }),
  {
    policy: crowded,
    tables: [
      tablesOf({ policy: crowded }),
      tablesOf({ policy: crowded, health: [unwell('renter')] }),
      tablesOf({ policy: crowded, health: [unwell('buyer'), unwell('renter')] }),
      tablesOf({ policy: withoutRoute(crowded, 'lead', 'buyer') }),
    ],
  },
]

/** A world, and the order in which its tables are adopted. */
const worlds = fc.tuple(
  fc.constantFrom(...WORLDS),
  fc.array(fc.nat(19), { minLength: 1, maxLength: 6 }),
)

const LAWS: readonly (readonly [string, laws.Law])[] = [
  ['guard bounds hold whatever the clocks do', laws.guardBounds],
  ['no bot speaks that does not own the conversation', laws.onlyTheOwnerSpeaks],
  ['nothing is sent after an opt-out', laws.nothingAfterOptOut],
  ['every deferral ends exactly once', plans.deferralsEndOnce],
  ['a deferral is tried no sooner than it may be', plans.deferralsAreTriedApart],
  ['what is queued comes', plans.whatIsQueuedComes],
  ['what is queued comes after a deferral', plans.whatIsQueuedComesAfterADeferral],
  ['no plan is lost', plans.noPlanIsLost],
  ['a bot that is done brings what is next', plans.reportsBringWhatIsNext],
  ['no fact is asked for that is known and fresh', laws.noReAsk],
  ['no message is unanswered past its deadlines', messages.neverUnanswered],
  [
    'a deadline is lifted only for a draft that waits for approval',
    messages.onlyDraftsStopTheClock,
  ],
  ['no message is lost while it waits', messages.noMessageIsLost],
  ['what waits when bots are switched on is routed', messages.whatWaitedIsRouted],
  ['the latest word waits while bots are switched off', messages.theLatestWordWaits],
  ['while bots are switched off nothing is said', messages.silentWhileOff],
  ['every message leaves for exactly one owner', messages.everyMessageIsRouted],
  ['a decision is replied to once', laws.oneReplyForEachDecision],
  ['a state stays within its caps', laws.withinCaps],
  ['event time and terms only rise, and an owner changes with the term', laws.timeAndTermsOnlyRise],
  ['every event has one decision with slot 0', laws.oneDecisionForEachEvent],
  ['bots are silent while a person has the conversation', laws.botsStaySilentForPeople],
  ['bots start no more than they may', laws.initiatedLimits],
  ['bots are not woken at once', laws.botsAreNotWokenAtOnce],
  ['every handoff has at most one outcome', laws.oneOutcomeForEachHandoff],
  ['the tags in the CRM say who has the contact', laws.tagsTellTheState],
]

const tablesAt = ({ tables }: World, order: readonly number[], index: number): Tables =>
  tables[order[index % order.length]! % tables.length]!

const over = (happened: readonly Happening[], [world, order]: readonly [World, number[]]) =>
  replay(happened, index => tablesAt(world, order, index))

/** What happened, for people who look at a counterexample. */
const trail = ({ entries }: Replay): string =>
  entries
    .map(({ event, emissions }) =>
      [
        JSON.stringify(event),
        ...emissions.map(
          ({ decision: d }) =>
            `  ${d.slot} ${d.event} ${d.verdict}:${d.reason} ${d.owner}>${d.ownerAfter} ${d.about}`,
        ),
      ].join('\n'),
    )
    .join('\n')

test(`${LAWS.length} laws hold whatever happens`, () => {
  fc.assert(
    fc.property(happenings, worlds, (happened, world) => {
      const history = over(happened, world)
      for (const [name, law] of LAWS) {
        const broken = law(history, world[0].policy)
        if (broken.length > 0) expect.fail(`${name}: ${broken.join('; ')}\n${trail(history)}`)
      }
    }),
    { numRuns: RUNS, ...SEED },
  )
})

test('the same log gives the same decisions, byte for byte', () => {
  fc.assert(
    fc.property(happenings, worlds, (happened, world) => {
      const [a, b] = [over(happened, world), over(happened, world)]
      expect(JSON.stringify(a.emissions)).toBe(JSON.stringify(b.emissions))
    }),
    TWICE,
  )
})

/** What was decided, without names that depend on which record noticed a timer. */
const gist = (decisions: ReturnType<typeof over>['decisions']) =>
  decisions
    .filter(d => d.event !== 'TimerDue')
    .map(d => [
      d.event,
      d.verdict,
      d.reason,
      d.at,
      d.owner,
      d.ownerAfter,
      d.term,
      d.facts,
      d.warnings,
    ])

test('no result depends on when a timer was noticed', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 })
  fc.assert(
    fc.property(happenings, worlds, shares, (happened, [world, order], when) => {
      const same = tablesAt(world, order, 0)
      const without = replay(happened, () => same)
      const sorted = when.toSorted((a, b) => a - b)
      const woken = replay(happened, () => same, { at: () => sorted, without })
      expect(gist(woken.decisions)).toEqual(gist(without.decisions))
    }),
    TWICE,
  )
})

// A law says nothing about what never happens: the histories have to come everywhere.
test('histories reach every verdict, guard and timer', () => {
  const sampled = { numRuns: 3000, seed: 1 }
  const reached = new Set<string>()
  for (const [happened, world] of fc.sample(fc.tuple(happenings, worlds), sampled)) {
    for (const { verdict, event, reason } of over(happened, world).decisions) {
      reached.add(verdict).add(event)
      if (verdict === 'refused') reached.add(reason)
    }
  }
  const verdicts = `continue handoff refused deferred queued released human opted_out opted_in reply_sent reply_held
    reply_dropped recorded duplicate assigned timer_moot erased ignored`
  const guards = 'opted-out cooldown circular rate-hour rate-day'
  const timers = 'reply retry release outcome remind review wake quiet context'
  const missed = `${verdicts} ${guards} ${timers}`.split(/\s+/).filter(name => !reached.has(name))
  expect(missed).toEqual([])
})
