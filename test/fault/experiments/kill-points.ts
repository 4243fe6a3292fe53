// Method: a router ends itself with SIGKILL at a chosen point of a transaction, in mid-work, and
// starts again with what it left on disk, over and over. That the point was reached is seen from
// the signal.

import { join } from 'node:path'
import { mulberry32 } from '@baton/domain'
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome, together } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const POINTS = ['fetched', 'decided', 'produced', 'end-sent', 'end-answered', 'applied'] as const
const MAIN = join(import.meta.dirname, '../killing-router.ts')
const SESSION_MS = 1_000
const BATCH = 20
const CONTACTS = 60
/** The transaction it ends in, counted from its start: some are on disk by then, some not. */
const NTH_MAX = 6
const KILLED_WITHIN_MS = 60_000

const killAt = async (lab: Lab, point: string, dose: number, told: () => void) => {
  const app = await lab.app(`at-${point}`, 1)
  const load = new Load(app, CONTACTS)
  const random = mulberry32(Date.now())
  const fleet = new Fleet(app, {
    names: ['router'],
    env: {
      BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
      BATON_BATCH_MAX_RECORDS: String(BATCH),
    },
    optionsOf: () => ({ main: [MAIN] }),
  })
  const router = fleet.routers[0]!
  let kills = 0
  let reached = 0
  try {
    for (; kills < dose && !lab.isLate(); kills++) {
      const nth = 1 + Math.floor(random() * NTH_MAX)
      await load.say((NTH_MAX + 1) * BATCH)
      router.start({ TEST_KILL_AT: point, TEST_KILL_NTH: String(nth) })
      const limit = setTimeout(() => router.process.signal('SIGTERM'), KILLED_WITHIN_MS)
      if ((await router.process.gone) === 'SIGKILL') reached++
      clearTimeout(limit)
      told()
    }
    router.start()
    await fleet.drained()
  } finally {
    await fleet.end()
  }
  const wrong = reached === kills ? [] : [`${point} was reached ${reached} times of ${kills}`]
  const judgement = await judge(lab, app, { appended: load.appended })
  return outcome(kills, { kills, reached }, judgement, wrong)
}

const run = async (lab: Lab, dose: number) => {
  let done = 0
  const told = () => lab.told(++done, dose, 'kills')
  const each = POINTS.map((point, i) =>
    killAt(lab, point, Math.floor((dose + i) / POINTS.length), told),
  )
  return together(await Promise.all(each))
}

export const killPoints: Experiment = {
  id: '2',
  fault: 'kill -9 at fetched, decided, produced, EndTxn sent, answered, applied',
  unit: 'kills',
  wanted: '50 × 6',
  wantedDose: 300,
  chunk: 102,
  short: 6,
  limitMs: 1_800_000,
  run,
  tell: total =>
    `${verdictIn(total)}; the point was reached ${grouped(count(total, 'reached'))} times of ${grouped(count(total, 'kills'))}`,
}
