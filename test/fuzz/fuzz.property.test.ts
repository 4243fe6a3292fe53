// Method: what was found or kept is tried again, then changed inputs with a seed of their own. A
// value, or an error on purpose: nothing else may come of what strangers wrote. With
// BATON_TEST_LONG as many as docs/guarantees.md says; one target alone: `npm run fuzz:input`.
import { expect, test } from 'vitest'
import { decoder } from './decoder.ts'
import { fuzz } from './fuzz.ts'
import { policy } from './policy.ts'
import { webhook } from './webhook.ts'

const SEED = 20_261_125

const LONG = process.env.BATON_TEST_LONG === '1'
const TIMEOUT_MS = LONG ? 2 * 3_600_000 : 120_000

test.each([
  [decoder, LONG ? 1_000_000 : 20_000],
  [webhook, LONG ? 1_000_000 : 4_000],
  [policy, LONG ? 100_000 : 300],
])(
  '$name takes what it can and refuses the rest',
  async (target, executions) => {
    const { findings } = await fuzz(target, executions, SEED)
    expect(findings.map(({ what }) => what)).toEqual([])
  },
  TIMEOUT_MS,
)
