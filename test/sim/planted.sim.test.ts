// Method: each bug is planted into the routers of a simulated run. Some seed among the first few
// must find it while it runs; and the checker must find it afterwards, in the log that such a run
// has left.
import { verifyApp } from '@baton/testkit'
import { FakeLog } from '@baton/testkit/fake-log'
import { describe, expect, test } from 'vitest'
import { APP_ID, JUDGE_CODECS } from './app.ts'
import { PLANTED } from './planted.ts'
import type { Sabotage } from './sabotage.ts'
import { simulate } from './simulate.ts'

/** Seeds within which a planted bug must be found. */
const SEEDS_MAX = 12
const CLEAN_SEEDS = 12

const found = async (seed: number, sabotage: Sabotage): Promise<boolean> => {
  const { violations, stuck } = await simulate(seed, { sabotage })
  return violations.length > 0 || stuck !== null
}

/** What the checker says of the log that a run has left. */
const judged = async (seed: number, sabotage?: Sabotage) => {
  const { broker, partitions } = await simulate(seed, sabotage ? { sabotage, goOn: true } : {})
  const log = new FakeLog({ broker })
  const app = { log, codecs: JUDGE_CODECS, appId: APP_ID, partitions }
  return verifyApp(app, { patienceMs: 0 })
}

const someSeed = async (finds: (seed: number) => Promise<boolean>): Promise<boolean> => {
  for (let seed = 1; seed <= SEEDS_MAX; seed++) if (await finds(seed)) return true
  return false
}

describe.each(Object.entries(PLANTED))('a planted bug: %s', (_name, sabotage) => {
  test('is found while it runs', async () => {
    expect(await someSeed(seed => found(seed, sabotage))).toBe(true)
  })

  test('is found in the log it leaves', async () => {
    expect(await someSeed(async seed => (await judged(seed, sabotage)).found > 0)).toBe(true)
  })
})

test('the checker finds nothing in the logs of runs without one', async () => {
  for (let seed = 1; seed <= CLEAN_SEEDS; seed++) {
    const { violations, inputs, outputs, lag } = await judged(seed)
    expect(violations).toEqual([])
    expect(lag).toBe(0)
    expect(outputs).toBeGreaterThanOrEqual(inputs)
  }
})
