import { expect, test } from 'vitest'
import { asTable, percentile, spreadOf, summarise } from './figures.ts'

test('the median of an even number of runs lies between the middle two', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ runs: 4, min: 1, median: 2.5, max: 4 })
  expect(spreadOf([3, 1, 2]).median).toBe(2)
})

test('runs of the same thing are one row, of another circumstance another', () => {
  const of = (circumstances: string, perSecond: number) => ({
    bench: 'drain',
    circumstances,
    figures: { perSecond },
  })
  const table = asTable(summarise([of('full', 10), of('full', 30), of('full', 20), of('peer', 5)]))
  expect(table).toContain('| perSecond | 10 / **20** / 30 |')
  expect(table).toContain('### drain: peer\n\n| figure | |\n|---|---|\n| perSecond | **5** |')
})

test('a percentile never lies beyond the last value', () => {
  expect(percentile([1, 2, 3, 4], 0.5)).toBe(3)
  expect(percentile([1, 2, 3, 4], 1)).toBe(4)
})
