// Method: what was found or kept is tried again, then changed inputs with a seed of their own. A value, or an error on purpose: nothing
// else may come of what strangers wrote. The long form is `npm run fuzz:input`.
import { expect, test } from 'vitest'
import { decoder } from './decoder.ts'
import { fuzz } from './fuzz.ts'
import { policy } from './policy.ts'
import { webhook } from './webhook.ts'

const SEED = 20_261_125

test.each([
  [decoder, 20_000],
  [webhook, 4_000],
  [policy, 300],
])('$name takes what it can and refuses the rest', async (target, executions) => {
  const { findings } = await fuzz(target, executions, SEED)
  expect(findings.map(({ what }) => what)).toEqual([])
})
