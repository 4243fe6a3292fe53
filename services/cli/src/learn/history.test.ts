import { type HandoffOutcome, isBatonError, type Outcome, type OutcomeHistory } from '@baton/domain'
import { expect, test } from 'vitest'
import { DayTally, daysByRoute, parseHistory, summed, toLine } from './history.ts'

const history: OutcomeHistory[] = [
  {
    source: 'a',
    from: 'lead',
    to: 'buyer',
    day: 20_465,
    bins: [{ bin: 28, successes: 3, failures: 9 }],
  },
  {
    source: 'b',
    from: 'lead',
    to: 'buyer',
    day: 20_465,
    bins: [{ bin: 28, successes: 1, failures: 0 }],
  },
  { source: 'a', from: 'lead', to: 'buyer', day: 20_464, bins: [] },
]

test('what was exported is what is imported', () => {
  const text = history.map(toLine).join('\n')
  expect(text.split('\n')[0]).toBe(
    '{"source":"a","from":"lead","to":"buyer","day":"2026-01-12","bins":[[28,3,9]]}',
  )
  expect(parseHistory(`${text}\n`, 'h')).toEqual(history)
})

test('sources add up by route and day, in order', () => {
  expect(daysByRoute(history).get('lead>buyer')).toEqual([
    { day: 20_464, bins: [] },
    { day: 20_465, bins: [{ bin: 28, successes: 4, failures: 9 }] },
  ])
})

test('lines of equal source, route and day are summed: none of them is lost', () => {
  const renamed = history.map(one => ({ ...one, source: 'pilot' }))
  expect(summed([...renamed, ...renamed.slice(0, 1)]).map(toLine)).toEqual([
    '{"source":"pilot","from":"lead","to":"buyer","day":"2026-01-12","bins":[[28,7,18]]}',
    '{"source":"pilot","from":"lead","to":"buyer","day":"2026-01-11","bins":[]}',
  ])
})

test.each([
  ['nonsense', /^h:2: is not JSON/],
  ['{"source":"a","from":"lead","to":"buyer","day":"12.1.2026","bins":[]}', /h:2: day: is no day/],
  ['{"source":"a","from":"lead","to":"buyer","day":"2026-01-12","bins":[[40,1,1]]}', /h:2: bins/],
  ['{"source":"a","from":"lead","to":"buyer","day":"2026-01-12","bins":[[1,-1,1]]}', /h:2: bins/],
  ['{"source":"a","from":"lead","to":"buyer","day":"1969-12-31","bins":[]}', /h:2: day: is before/],
  ['{"source":"a\\nb","from":"lead","to":"buyer","day":"2026-01-12","bins":[]}', /h:2: source/],
  ['{"source":"a","from":"lead>x","to":"buyer","day":"2026-01-12","bins":[]}', /h:2: from/],
])('a bad line is named: %s', (line, said) => {
  const parse = () => parseHistory(`\n${line}`, 'h')
  expect(parse).toThrow(said)
  try {
    parse()
  } catch (error) {
    expect(isBatonError(error) && error.code).toBe('BAD_REQUEST')
  }
})

test('own outcomes are counted by route, day and score; what is no evidence is left out', () => {
  const tally = new DayTally('baton')
  const took = (to: string, outcome: Outcome, day: number, score: number) =>
    tally.take({ from: 'lead', to, outcome, score, closedAt: day * 86_400_000 } as HandoffOutcome)
  took('seller', 'successful', 2, 9_000)
  took('buyer', 'reverted', 3, 7_000)
  took('buyer', 'successful', 2, 7_010)
  took('buyer', 'failed', 2, 7_000)
  took('buyer', 'timeout', 2, 7_000)
  took('buyer', 'superseded', 4, 7_000)
  expect(tally.days.map(toLine)).toEqual([
    '{"source":"baton","from":"lead","to":"buyer","day":"1970-01-03","bins":[[28,1,1]]}',
    '{"source":"baton","from":"lead","to":"buyer","day":"1970-01-04","bins":[[28,0,1]]}',
    '{"source":"baton","from":"lead","to":"seller","day":"1970-01-03","bins":[[36,1,0]]}',
  ])
})
