import { expect, test } from 'vitest'
import { levelsDown, plot } from './plot.ts'

const label = (level: number) => level.toFixed(1)

test('a mark stands on the level its value is nearest to', () => {
  expect(plot([0, 1, 1.9], { width: 10, levels: [2, 1, 0], label })).toBe(
    '2.0 |  *\n1.0 | *\n0.0 |*\n    +---\n',
  )
})

test('a long series shows the last value of each stretch', () => {
  const values = Array.from({ length: 100 }, (_, n) => n)
  const rows = plot(values, { width: 4, levels: [99, 74, 49, 24], label }).split('\n')
  expect(rows.slice(0, 4)).toEqual(['99.0 |   *', '74.0 |  *', '49.0 | *', '24.0 |*'])
})

test('levels go evenly down to zero', () => {
  expect(levelsDown(10, 3)).toEqual([10, 5, 0])
})
