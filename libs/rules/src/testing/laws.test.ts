// Method: a short history that keeps a law, and the same with one thing in it as a broken rule
// would have left it.
import { textMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { MINUTE, replyWith, SECOND } from './contact.ts'
import { initiatedLimits, type Law } from './laws.ts'
import { noMessageIsLost, theLatestWordWaits } from './message-laws.ts'
import * as plans from './plan-laws.ts'
import { alwaysDefers, tablesOf, unwell } from './policies.ts'
import { type Entry, type Happening, type Replay, replay } from './replay.ts'

const happens = (event: Happening['event'], gapMs = SECOND): Happening => ({
  gapMs,
  eventId: '',
  event,
})
const says = (text: string) =>
  happens(({ index }) => ({ 'baton.MessageReceived': textMessage(`m${index}`, text) }))
const switched = (on: boolean) =>
  happens(() => ({ 'baton.AutomationSwitched': { on, by: 'crm', reason: '' } }))
const done = happens(() => ({
  'baton.QualificationReported': { result: 'qualified', reason: '', by: 'operator:kim' },
}))
const starts = happens(({ routes }) => {
  const { term, bot } = routes.at(-1)!
  return { 'baton.BotReplied': replyWith({ decisionId: '', term, bot }) }
}, MINUTE)

const answers = happens(({ routes }) => {
  const { decisionId, term, bot } = routes.at(-1)!
  return { 'baton.BotReplied': replyWith({ decisionId, term, bot }) }
})

const well = tablesOf({ policy: alwaysDefers })
const historyOf = (happened: readonly Happening[], sick: readonly string[] = []) => {
  const tables =
    sick.length > 0 ? tablesOf({ policy: alwaysDefers, health: sick.map(unwell) }) : well
  return replay(happened, () => tables)
}

/** With the state after one of its events as `broken` leaves it. */
const leaving = (
  history: Replay,
  index: number,
  broken: (entry: Entry) => Partial<Entry['after']>,
): Replay => ({
  ...history,
  entries: history.entries.map((entry, i) =>
    i === index ? { ...entry, after: { ...entry.after, ...broken(entry) } } : entry,
  ),
})

const notices = (law: Law, kept: Replay, broken: Replay) => {
  expect(law(kept, alwaysDefers)).toEqual([])
  expect(law(broken, alwaysDefers)).not.toEqual([])
}

describe('a law notices when what it promises is broken', () => {
  test('a message is lost when bots are switched off', () => {
    const kept = historyOf([says('hello'), switched(false)])
    notices(
      noMessageIsLost,
      kept,
      leaving(kept, 1, () => ({ pending: [] })),
    )
  })

  test('what is written while they are off is thrown away, or does not take its place', () => {
    const kept = historyOf([says('hello'), switched(false), says('hello?')])
    notices(
      noMessageIsLost,
      kept,
      leaving(kept, 2, () => ({ pending: [] })),
    )
    const first = ({ before }: Entry) => ({ pending: before!.pending })
    notices(theLatestWordWaits, kept, leaving(kept, 2, first))
  })

  test('a deferral sleeps for ever, unless bots are switched off', () => {
    const kept = historyOf([says('buy')], ['buyer'])
    const asleep = (automation: boolean): Replay => ({
      ...kept,
      decisions: kept.decisions.slice(0, 1),
      state: { ...kept.state, automation, deferred: kept.entries[0]!.after.deferred },
    })
    notices(plans.deferralsEndOnce, kept, asleep(true))
    expect(plans.deferralsEndOnce(asleep(false), alwaysDefers)).toEqual([])
  })

  test('a deferral is tried once too often', () => {
    const kept = historyOf([says('buy'), answers], ['buyer'])
    const again = kept.decisions.findLast(
      ({ event, verdict }) => event === 'retry' && verdict === 'deferred',
    )!
    notices(plans.deferralsEndOnce, kept, { ...kept, decisions: [again, ...kept.decisions] })
  })

  test('a bot starts a fourth time in a day', () => {
    const kept = historyOf([says('hello'), starts, starts, starts, starts])
    const entries = [...kept.entries, kept.entries[3]!]
    notices(initiatedLimits, kept, { ...kept, entries })
  })

  test('what is queued waits on for a bot that is done, for none at all, or is gone', () => {
    const kept = historyOf([says('buy and sell'), done])
    const queued = ({ before }: Entry) => ({ queued: before!.queued })
    const stays = leaving(kept, 1, entry => ({ ...queued(entry), owner: entry.before!.owner }))
    notices(plans.reportsBringWhatIsNext, kept, stays)
    notices(plans.whatIsQueuedComes, kept, leaving(kept, 1, queued))
    const other = historyOf([says('buy and sell'), says('hello')])
    notices(
      plans.noPlanIsLost,
      other,
      leaving(other, 1, () => ({ queued: null })),
    )
  })

  test('what is queued does not come after a bot that is not well', () => {
    const kept = historyOf([says('buy and sell')], ['buyer'])
    const before = ({ after }: Entry) => ({ queued: { ...after.queued!, after: 'lead' } })
    notices(plans.whatIsQueuedComesAfterADeferral, kept, leaving(kept, 0, before))
  })
})
