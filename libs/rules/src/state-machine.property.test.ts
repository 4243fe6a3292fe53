// Method: every sequence of the moves below up to DEPTH, none left out. Prefixes are folded once;
// states that differ only in ids and in the distance of times that no rule looks at are walked
// once. The laws are checked at each step.
import {
  blankReply,
  type ContactEvent,
  type ContactState,
  type Decision,
  textMessage,
} from '@baton/domain'
import { expect, test } from 'vitest'
import { foldEvent } from './fold-event.ts'
import { MINUTE, MORNING } from './testing/contact.ts'
import { alwaysDefers, tablesOf, unwell } from './testing/policies.ts'

const DEPTH = Number(process.env.BATON_DEPTH ?? 8)

const WELL = tablesOf({ policy: alwaysDefers })
const SICK = tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] })

interface Node {
  readonly state: ContactState | undefined
  readonly at: number
  readonly sick: boolean
  readonly moves: readonly { to: string; pair: string; at: number }[]
  readonly optedOut: boolean
}

const message = (text: string): ContactEvent['event'] => ({
  'baton.MessageReceived': textMessage('', text),
})

const reply = ({ state }: Node, late: boolean): ContactEvent['event'] => {
  const awaited = state?.pending.at(-1)
  return {
    'baton.BotReplied': {
      ...blankReply({
        decisionId: awaited?.decisionId ?? 'none',
        term: (state?.term ?? 0) - (late ? 1 : 0),
        bot: awaited?.bot ?? 'lead',
      }),
      texts: ['ok'],
      report: { result: 'qualified', reason: '' },
    },
  }
}

type Move = readonly [ms: number, event: (node: Node) => ContactEvent['event'], falls?: boolean]

const wake: ContactEvent['event'] = { 'baton.TimerDue': { dueAt: 0 } }

const MOVES: readonly Move[] = [
  ...['buy', 'sell', 'buy and sell', 'a person', 'STOP', 'START', 'hm'].map(
    (text): Move => [0, () => message(text)],
  ),
  [0, node => reply(node, false)],
  [0, node => reply(node, true)],
  [0, () => ({ 'baton.OwnerAssigned': { owner: 'buyer', by: 'operator', note: '' } })],
  [5 * MINUTE, () => wake],
  [30 * MINUTE, () => wake],
  [0, () => wake, true],
]

/** What the rules look at, with times as distances from now. */
const shapeOf = ({ state, at, sick }: Node): string => {
  if (!state) return 'new'
  const ago = (time: number) => at - time
  return JSON.stringify([
    sick,
    state.owner,
    state.formerOwner,
    state.optedOut,
    state.handoffs.map(h => [h.from, h.to, ago(h.at)]),
    state.pending.map(p => [p.bot, ago(p.deadlineAt), p.times]),
    state.timers.map(timer => [timer.id, ago(timer.dueAt)]),
    state.blocked.map(ago),
    state.queued?.target,
    state.deferred && [state.deferred.target, state.deferred.retries],
    state.outcomes.map(o => [o.to, ago(o.at), o.achieved]),
    state.escalation && [state.escalation.assigned, state.escalation.reminders],
  ])
}

const check = (node: Node, decisions: readonly Decision[], sent: number, policy = alwaysDefers) => {
  const { state, optedOut } = node
  const { cooldownMs, circularWindowMs, perHour } = policy.guards
  const last = node.moves.at(-1)
  if (last) {
    const earlier = node.moves.slice(0, -1)
    const broken =
      earlier.some(m => m.pair === last.pair && last.at - m.at < cooldownMs) ||
      earlier.some(m => m.to === last.to && last.at - m.at < circularWindowMs) ||
      earlier.filter(m => m.at > last.at - 60 * MINUTE).length >= perHour
    if (broken) expect.fail(`bounds broken: ${JSON.stringify(node.moves)}`)
  }
  if (optedOut && state?.optedOut && sent > 0) expect.fail('sent while opted out')
  if (state?.pending.some(p => p.deadlineAt > 0 && p.deadlineAt <= state.eventTime)) {
    expect.fail('overdue')
  }
  if (decisions.filter(d => d.slot === 0).length !== 1) expect.fail('not one decision with slot 0')
}

const take = (node: Node, [ms, event, falls]: Move, offset: number): Node => {
  const at = node.at + ms
  const whole = { eventId: '', locationId: '', source: '', sentAt: 0, event: event(node) }
  const place = { topic: 't', partition: 0, offset, timestamp: at }
  const sick = falls ? !node.sick : node.sick
  const folded = foldEvent(node.state, 'c', whole, place, sick ? SICK : WELL)
  const state = folded.state as ContactState
  const decisions = folded.emissions.map(emission => emission.decision)
  const moved = decisions
    .filter(d => d.verdict === 'handoff' || d.verdict === 'released')
    .map(d => ({ to: d.ownerAfter, pair: `${d.owner}>${d.ownerAfter}`, at: d.at }))
  const sent = folded.emissions
    .flatMap(emission => emission.effects)
    .filter(e => e.kind === 'send' && e.message.actions.some(a => a['baton.SendText'])).length
  const optedOut = state.optedOut
  const next = {
    state,
    at,
    sick,
    moves: [...node.moves, ...moved].slice(-12),
    optedOut: node.optedOut,
  }
  check(next, decisions, sent)
  return { ...next, optedOut }
}

test(`all sequences of ${MOVES.length} moves up to length ${DEPTH} keep the laws`, () => {
  let frontier: Node[] = [
    { state: undefined, at: MORNING, sick: false, moves: [], optedOut: false },
  ]
  const seen = new Set<string>()
  let steps = 0
  for (let depth = 0; depth < DEPTH; depth++) {
    const reached: Node[] = []
    for (const node of frontier) {
      for (const move of MOVES) {
        const next = take(node, move, steps++)
        const shape = shapeOf(next)
        if (seen.has(shape)) continue
        seen.add(shape)
        reached.push(next)
      }
    }
    frontier = reached
  }
  expect(seen.size).toBeGreaterThan(1000)
})
