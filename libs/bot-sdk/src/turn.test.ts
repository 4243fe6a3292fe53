import { localCodecs } from '@baton/codec'
import { expect, test } from 'vitest'
import { routedSample } from './testing/index.ts'
import { Turn } from './turn.ts'

const key = { side: 'buying', name: 'beds' }
const fact = { ...key, value: '3' }
const long = (chars: number) => 'x'.repeat(chars)
const turnNow = () => new Turn(routedSample(), 0)

const WRONG: readonly (readonly [names: string, give: (turn: Turn) => void])[] = [
  ['fact.side', turn => turn.fact(1 as never, 2 as never)],
  ['fact.name', turn => turn.fact('buying', undefined as never)],
  ['key', turn => turn.timesAsked('beds' as never)],
  ['key.name', turn => turn.timesAsked({ side: 'buying' } as never)],
  ['withinMs', turn => turn.timesAsked(key, '60000' as never)],
  ['withinMs', turn => turn.timesAsked(key, Number.NaN)],
  ['text', turn => turn.reply(5 as never)],
  ['asks', turn => turn.asks(key as never)],
  ['asks[0]', turn => turn.ask('beds' as never, 'How many?')],
  ['asks[1].name', turn => turn.asks([key, { side: 'buying' } as never])],
  ['facts', turn => turn.learned(fact as never)],
  ['facts[0]', turn => turn.learned([null as never])],
  ['facts[0].value', turn => turn.learned([{ ...fact, value: 3 as never }])],
  ['facts[0].confidence', turn => turn.learned([{ ...fact, confidence: 0.9 }])],
  ['target', turn => turn.requestHandoff(undefined as never)],
  ['confidence', turn => turn.requestHandoff('human', 'angry', 0.9)],
  ['confidence', turn => turn.requestHandoff('human', 'angry', '9000' as never)],
  ['reason', turn => turn.requestHandoff('human', null as never)],
  ['reason', turn => turn.qualified(null as never)],
  ['reason', turn => turn.failed(new Error('no') as never)],
  ['wakeAt', turn => turn.wakeAt(new Date() as never)],
  ['wakeAt', turn => turn.wakeAt(turn.routed.at + 86_400_000 / 7)],
  ['wakeAt', turn => turn.wakeAt(Number.NaN)],
  ['wakeAt', turn => turn.wakeAt(Number.POSITIVE_INFINITY)],
]

test.each(WRONG)(
  'another kind of value is refused where it is given, by name: %s',
  (name, give) => {
    const turn = turnNow()
    const before = new Turn(routedSample(), 0).answer()
    const refused = () => give(turn)
    expect(refused).toThrow(TypeError)
    expect(refused).toThrow(name)
    expect(turn.answer()).toEqual(before)
  },
)

test('what is looked up by a key is found, and how long ago may be any time', () => {
  const routed = routedSample()
  const { at } = routed
  const asked = [{ ...key, times: 2, at: at - 60_000 }]
  const turn = new Turn({ ...routed, asked }, 0)
  const [times, since, before] = [undefined, 60_001, 60_000].map(ms => turn.timesAsked(key, ms))
  expect([times, since, before]).toEqual([2, 2, 0])
  expect(turn.timesAsked({ side: 'selling', name: 'beds' })).toBe(0)
  expect(turn.timesAsked(key, Number.POSITIVE_INFINITY)).toBe(2)
  expect(turn.fact('buying', 'never heard of')).toBeUndefined()
})

const BEYOND: readonly (readonly [names: string, give: (turn: Turn) => void])[] = [
  ['empty', turn => turn.reply(' ')],
  ['320', turn => turn.reply(long(321))],
  ['3 texts', turn => ['1', '2', '3', '4'].forEach(text => void turn.reply(text))],
  ['6 asks', turn => turn.asks(Array.from({ length: 7 }, () => key))],
  ['32 facts', turn => turn.learned(Array.from({ length: 33 }, () => fact))],
  ['40', turn => turn.learned([{ ...fact, side: long(41) }])],
  ['asks[0].name', turn => turn.ask({ side: 'buying', name: '' }, 'What?')],
  ['160', turn => turn.learned([{ ...fact, value: long(161) }])],
  ['10000', turn => turn.learned([{ ...fact, confidence: 10_001 }])],
  ['confidence', turn => turn.requestHandoff('human', '', -1)],
  ['200', turn => turn.failed(long(201))],
]

test.each(BEYOND)('what the router would not take whole is refused: %s', (name, give) => {
  const refused = () => give(turnNow())
  expect(refused).toThrow(RangeError)
  expect(refused).toThrow(name)
})

test('a time to wake at that is past, a delay or in seconds is refused; a minute ahead is the least', () => {
  const turn = turnNow()
  const { at } = turn.routed
  for (const wrong of [0, 86_400_000, at / 1_000, at - 1, at, at + 59_999]) {
    expect(() => turn.wakeAt(wrong)).toThrow('event time')
  }
  expect(turn.answer().wakeAt).toBeNull()
  turn.wakeAt(at + 60_000)
  expect(turn.answer().wakeAt).toBe(at + 60_000)
})

test('a text that is refused asks nothing', () => {
  const turn = turnNow()
  expect(() => turn.ask(key, long(321))).toThrow(RangeError)
  turn.ask(key, 'How many bedrooms?')
  expect(turn.answer()).toMatchObject({ texts: ['How many bedrooms?'], asks: [key] })
})

test('the largest answer that a turn takes can be read from the log', () => {
  const turn = turnNow()
  const wide = (chars: number) => '\u20ac'.repeat(chars)
  const wideKey = { side: wide(40), name: wide(40) }
  for (let i = 0; i < 3; i++) turn.reply(wide(320))
  turn.asks(Array.from({ length: 6 }, () => wideKey))
  turn.learned(Array.from({ length: 32 }, () => ({ ...wideKey, value: wide(160) })))
  turn.requestHandoff(wide(40), wide(200), 0)
  turn.failed(wide(200))
  turn.wakeAt(Number.MAX_SAFE_INTEGER - 1)
  const codec = localCodecs().of('contact.events.v1')
  const event = { 'baton.BotReplied': turn.answer() }
  const encoded = codec.encode({ eventId: '', locationId: '', source: '', sentAt: 0, event })
  expect(codec.decode(encoded).event).toEqual(event)
})
