import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EXPERIMENTS } from './all.ts'
import { added, quantile } from './experiment.ts'
import { tableOf, withTable } from './table.ts'

const PAGE = join(import.meta.dirname, '../../../docs/guarantees.md')

test('docs/guarantees.md says what was measured, and nothing else', () => {
  const page = readFileSync(PAGE, 'utf8')
  expect(withTable(page, tableOf(EXPERIMENTS))).toBe(page)
})

test('numbers of runs are added, lists joined, and a quantile is one of them', () => {
  expect(added({ kills: 3, times: [1] }, { kills: 4, times: [2, 5], lost: 0 })).toEqual({
    kills: 7,
    times: [1, 2, 5],
    lost: 0,
  })
  const times = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect([0, 0.5, 0.99, 1].map(share => quantile(times, share))).toEqual([1, 50, 99, 100])
})
