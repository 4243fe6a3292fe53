import { type ContactEvent, textMessage } from '@baton/domain'
import fc from 'fast-check'
import { DAY, fact, HOUR, MINUTE, MORNING, SECOND } from './contact.ts'
import type { Happening, SoFar } from './replay.ts'

type Body = ContactEvent['event']

const pick = <T>(items: readonly T[], index: number): T | undefined => items.at(-1 - index)

const words = fc
  .array(
    fc.constantFrom(
      ...[
        'buy',
        'sell',
        'maybe list',
        'maybe purchase',
        'hello',
        'ok',
        'a person',
        'leave me alone',
      ],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(some => some.join(' '))

/** Rare things come rarely: a history that is stopped at once comes nowhere. */
const text = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.constantFrom(
      'buy',
      'sell',
      'buy and sell',
      'sell and buy',
      'hello',
      'maybe list',
      'rent',
    ),
  },
  { weight: 3, arbitrary: words },
  { weight: 3, arbitrary: fc.constant('START') },
  { weight: 1, arbitrary: fc.constantFrom('STOP', 'a person please') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

const key = fc.constantFrom(
  ...['budget.max', 'beds', 'timelineDays', 'location', 'financing'].map(name => ({
    side: 'buying',
    name,
  })),
  ...['askingPrice', 'beds', 'condition', 'address', 'timeline'].map(name => ({
    side: 'selling',
    name,
  })),
)

const stated = fc
  .tuple(key, fc.constantFrom('3', '650000', '1300000', 'present', ''), fc.nat(10_000))
  .map(([{ side, name }, value, confidence]) => fact(name, value, side, confidence))

const facts = fc.array(stated, { maxLength: 2 })
const target = fc.constantFrom('lead', 'buyer', 'seller', 'renter', 'human', 'nobody')
const by = fc.constantFrom('operator:kim', 'crm', 'bot:buyer')

const message = fc
  .tuple(text, facts, fc.nat(40))
  .map(([said, known, id]) => ({ index }: SoFar) => ({
    'baton.MessageReceived': {
      ...textMessage(id < 3 ? `repeated-${id}` : id < 12 ? '' : `m${index}`, said),
      facts: known,
    },
  }))

const reply = fc
  .record({
    which: mostly(0, fc.integer({ min: -1, max: 3 })),
    staleTerm: mostly(false, fc.constant(true)),
    texts: mostly(
      ['ok'],
      fc.array(fc.constantFrom('What else?', 'x'.repeat(321), ''), { maxLength: 2 }),
    ),
    asks: mostly([], fc.array(key, { maxLength: 2 })),
    facts,
    request: fc.option(
      fc.record({ target, reason: fc.constant('why'), confidence: fc.nat(10_000) }),
      {
        freq: 4,
      },
    ),
    report: fc.option(
      fc.record({
        result: fc.constantFrom('qualified' as const, 'failed' as const),
        reason: fc.constant(''),
      }),
      { freq: 4 },
    ),
    wakeIn: fc.option(fc.constantFrom(5 * MINUTE, HOUR, DAY, 40 * DAY, -HOUR), { freq: 3 }),
  })
  .map(({ which, staleTerm, wakeIn, ...rest }) => ({ routes }: SoFar) => {
    const routed = pick(
      routes.filter(r => r.bot !== 'human'),
      Math.max(which, 0),
    )
    const term = routed?.term ?? 0
    return {
      'baton.BotReplied': {
        ...rest,
        decisionId: which < 0 ? '' : (routed?.decisionId ?? 'unknown'),
        term: staleTerm ? term - 1 : term,
        bot: routed?.bot ?? 'lead',
        wakeAt: wakeIn === null ? null : (routed?.at ?? MORNING) + wakeIn,
        routedAt: 0,
      },
    }
  })

const others = fc.oneof(
  fc.tuple(facts, by).map(([known, who]) => () => ({
    'baton.FactsLearned': { facts: known, by: who },
  })),
  fc.tuple(target, by).map(([wanted, who]) => () => ({
    'baton.HandoffRequested': { target: wanted, reason: 'why', by: who },
  })),
  fc
    .tuple(fc.constantFrom('qualified' as const, 'failed' as const), by)
    .map(([result, who]) => () => ({
      'baton.QualificationReported': { result, reason: '', by: who },
    })),
  fc.tuple(fc.boolean(), fc.nat(1)).map(([approved, which]) => ({ held }: SoFar) => {
    const decisionId = pick(held, which)?.decisionId ?? 'unknown'
    return { 'baton.ReplyReviewed': { decisionId, approved, by: 'operator:kim', text: null } }
  }),
  mostly(true, fc.boolean()).map(on => () => ({
    'baton.AutomationSwitched': { on, by: 'crm', reason: '' },
  })),
  mostly(false, fc.boolean()).map(optedOut => () => ({
    'baton.DndChanged': { optedOut, by: 'crm' },
  })),
  fc.constantFrom('booked', 'cancelled').map(status => () => ({
    'baton.AppointmentChanged': { appointmentId: 'a', status, at: 0 },
  })),
  fc.constant(() => ({ 'baton.TimerDue': { dueAt: 0 } })),
)

/** People give it back to a bot sooner or later. */
const assignment = mostly('buyer', target).map(owner => () => ({
  'baton.OwnerAssigned': { owner, by: 'operator:kim', note: '' },
}))

const erasure = fc.constant(() => ({ 'baton.ContactErased': { by: 'operator:kim', reason: '' } }))

/**
 * Mostly a conversation in minutes, with pauses of hours and days, and a clock that may step back.
 */
const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 * MINUTE }) },
  { weight: 2, arbitrary: fc.constantFrom(30 * MINUTE, 30 * MINUTE - SECOND, HOUR, 5 * MINUTE) },
  { weight: 2, arbitrary: fc.integer({ min: HOUR, max: 8 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: DAY, max: 4 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: -3 * HOUR, max: 0 }) },
)

const eventId = fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constantFrom('e1', 'e2'))

const happensAfter = (
  gapMs: fc.Arbitrary<number>,
  event: fc.Arbitrary<(so: SoFar) => Body>,
): fc.Arbitrary<Happening> => fc.record({ gapMs, eventId, event })

const switched = (on: boolean) =>
  fc.constant(() => ({ 'baton.AutomationSwitched': { on, by: 'crm', reason: '' } }))

/** As if the last message had not been routed. */
const toTheFirst = reply.map(answer => (so: SoFar) => {
  const routes = so.routes.slice(0, -1)
  return answer({ ...so, routes })
}) as fc.Arbitrary<(so: SoFar) => Body>

/** One of three wishes, or two at once. */
const wish = fc
  .constantFrom('rent', 'buy and sell', 'sell and buy', 'buy')
  .map(said => ({ index }: SoFar) => ({
    'baton.MessageReceived': textMessage(`w${index}`, said),
  })) as fc.Arbitrary<(so: SoFar) => Body>

/** What a bot starts on its own. */
const unasked = reply.map(answer => (so: SoFar) => {
  const { 'baton.BotReplied': said } = answer(so)
  const texts = ['Still there?']
  return { 'baton.BotReplied': { ...said, decisionId: '', texts, asks: [], request: null } }
}) as fc.Arbitrary<(so: SoFar) => Body>

/**
 * A message that is answered within a minute, as most are; a bot that starts again and again;
 * a contact who changes their mind; two in one millisecond, the first
 * answered; bots that are switched off for a while, or again and again; else anything at any time.
 */
const exchange = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.tuple(
      happensAfter(gap, message),
      happensAfter(fc.nat(MINUTE), switched(false)),
      happensAfter(fc.nat(8 * MINUTE), switched(true)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      happensAfter(gap, message),
      happensAfter(fc.nat(MINUTE), switched(false)),
      happensAfter(fc.nat(3 * MINUTE), message),
      happensAfter(fc.nat(3 * MINUTE), switched(true)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      happensAfter(fc.nat(MINUTE), switched(false)),
      happensAfter(fc.nat(100 * MINUTE), switched(true)),
      happensAfter(fc.nat(MINUTE), switched(false)),
      happensAfter(fc.nat(MINUTE), switched(true)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      happensAfter(gap, message),
      happensAfter(fc.constant(0), message),
      happensAfter(fc.nat(MINUTE), toTheFirst),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.array(happensAfter(fc.nat(HOUR), unasked), { minLength: 3, maxLength: 5 }),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.tuple(
          happensAfter(fc.nat(45 * MINUTE), wish),
          happensAfter(fc.nat(MINUTE), reply as fc.Arbitrary<(so: SoFar) => Body>),
        ),
        { minLength: 3, maxLength: 5 },
      )
      .map(wishes => wishes.flat()),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(
      happensAfter(gap, message),
      happensAfter(fc.nat(MINUTE), reply as fc.Arbitrary<(so: SoFar) => Body>),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(
      happensAfter(
        gap,
        fc.oneof(
          { weight: 8, arbitrary: message },
          { weight: 8, arbitrary: reply },
          { weight: 8, arbitrary: others },
          { weight: 4, arbitrary: assignment },
          { weight: 1, arbitrary: erasure },
        ) as fc.Arbitrary<(so: SoFar) => Body>,
      ),
    ),
  },
)

export const happenings: fc.Arbitrary<readonly Happening[]> = fc
  .array(exchange, { minLength: 1, maxLength: 25, size: 'max' })
  .map(exchanges => exchanges.flat())
