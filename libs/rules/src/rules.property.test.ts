// Method: arbitrary histories of one contact (messages, replies true, late, doubled and foreign, operators, the CRM,
// timers, clocks that step back, bots that fall ill), folded by the rules; each law is an independent reader of what
// came out. BATON_RUNS sets the number of histories for each law.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Happening, happenings, type Replay, replay } from './testing/history.ts'
import * as laws from './testing/laws.ts'
import { plain, tablesOf, unwell } from './testing/policies.ts'

const RUNS = Number(process.env.BATON_RUNS ?? 3000)

const WELL = tablesOf()
const TABLES = [
  WELL,
  WELL,
  tablesOf({ health: [unwell('seller')] }),
  tablesOf({ health: [unwell('buyer'), unwell('seller')] }),
  tablesOf({ thresholds: [{ from: 'lead', to: 'seller', value: 5000, version: 1 }] }),
]

const tables = fc.array(fc.constantFrom(...TABLES), { minLength: 1, maxLength: 6 })

const LAWS: readonly (readonly [string, laws.Law])[] = [
  ['guard bounds hold whatever the clocks do', laws.guardBounds],
  ['no bot speaks that does not own the conversation', laws.onlyTheOwnerSpeaks],
  ['nothing is sent after an opt-out', laws.nothingAfterOptOut],
  ['every deferral ends exactly once', laws.deferralsEndOnce],
  ['no fact is asked for that is known and fresh', laws.noReAsk],
  ['no message is unanswered past its deadlines', laws.neverUnanswered],
  ['a deadline is lifted only for a draft that waits for approval', laws.onlyDraftsStopTheClock],
  ['every message leaves for exactly one owner', laws.everyMessageIsRouted],
  ['a state stays within its caps', laws.withinCaps],
  ['event time and terms only rise, and an owner changes with the term', laws.timeAndTermsOnlyRise],
  ['every event has one decision with slot 0', laws.oneDecisionForEachEvent],
  ['bots are silent while a person has the conversation', laws.botsStaySilentForPeople],
  ['bots start no more than they may', laws.initiatedLimits],
  ['every handoff has at most one outcome', laws.oneOutcomeForEachHandoff],
]

const over = (happened: readonly Happening[], some: readonly ReturnType<typeof tablesOf>[]) =>
  replay(happened, index => some[index % some.length] ?? WELL)

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

test.each(LAWS)('%s', (_, law) => {
  fc.assert(
    fc.property(happenings, tables, (happened, some) => {
      const history = over(happened, some)
      const broken = law(history, plain)
      expect(broken, broken.length > 0 ? trail(history) : '').toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('the same log gives the same decisions, byte for byte', () => {
  fc.assert(
    fc.property(happenings, tables, (happened, some) => {
      const [a, b] = [over(happened, some), over(happened, some)]
      expect(JSON.stringify(a.emissions)).toBe(JSON.stringify(b.emissions))
    }),
    { numRuns: Math.ceil(RUNS / 3) },
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
    fc.property(happenings, fc.constantFrom(...TABLES), shares, (happened, same, when) => {
      const without = replay(happened, () => same)
      const sorted = when.toSorted((a, b) => a - b)
      const woken = replay(happened, () => same, { at: () => sorted, without })
      expect(gist(woken.decisions)).toEqual(gist(without.decisions))
    }),
    { numRuns: RUNS },
  )
})
