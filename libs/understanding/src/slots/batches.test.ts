// The labelled batches are read as well as they were when they were last learnt from: a change that
// costs more than it gains shows here. These figures are tuned; the honest ones, of each batch's
// first reading, stand in data/README.md.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

interface Line {
  readonly text: string
  readonly slots: Record<string, string>
  readonly bot?: string
  readonly pending?: string
}

const LEAST_F1 = 0.97
const LEAST_F1_OF_A_SLOT = 0.9

const data = new URL('../../data/', import.meta.url)
const lines = readdirSync(data)
  .filter(name => /^slots-(?:fresh|turns)\d+\.jsonl$/.test(name))
  .flatMap(name => readFileSync(new URL(name, data), 'utf8').trim().split('\n'))
  .map(line => JSON.parse(line) as Line)

interface Count {
  right: number
  wrong: number
}

/** Right values count twice in F1, against what is missed and what is too much. */
const f1 = ({ right, wrong }: Count): number => (2 * right) / Math.max(1, 2 * right + wrong)

function countAll(): Map<string, Count> {
  const counts = new Map<string, Count>()
  for (const { text, slots, bot = 'lead', pending } of lines) {
    const side = bot === 'seller' ? 'selling' : 'buying'
    const pendingQuestion = pending ? { side, name: pending } : null
    const got = flatSlots(readSlots(text, { bot, pendingQuestion }))
    for (const name of new Set([...Object.keys(slots), ...Object.keys(got)])) {
      const count = counts.get(name) ?? { right: 0, wrong: 0 }
      if (got[name] === slots[name]) count.right++
      else count.wrong += (name in got ? 1 : 0) + (name in slots ? 1 : 0)
      counts.set(name, count)
    }
  }
  return counts
}

test('the labelled batches are read as they were', () => {
  const counts = countAll()
  const all = { right: 0, wrong: 0 }
  for (const { right, wrong } of counts.values()) {
    all.right += right
    all.wrong += wrong
  }
  expect(f1(all)).toBeGreaterThanOrEqual(LEAST_F1)
  const poor = [...counts].filter(([, count]) => f1(count) < LEAST_F1_OF_A_SLOT)
  expect(poor.map(([name, count]) => `${name} ${f1(count).toFixed(3)}`)).toEqual([])
})
