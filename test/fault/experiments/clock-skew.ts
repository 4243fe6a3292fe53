// Method: three routers whose wall clocks are right, an hour ahead and an hour behind share the
// partitions. In each dose one is killed in mid-work, so that its partitions go to another clock,
// or its clock steps back ten minutes while it works.
import { join } from 'node:path'
import { type Experiment, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const PARTITIONS = 6
const CONTACTS = 300
const SESSION_MS = 1_000
const BATCH = 20
const EVENTS_PER_DOSE = 1_200
const HOUR_MS = 3_600_000
const SKEWS: Readonly<Record<string, number>> = { right: 0, ahead: HOUR_MS, behind: -HOUR_MS }
const PRELOAD = join(import.meta.dirname, 'skewed-clock.ts')

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('skew', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const fleet = new Fleet(app, {
    names: Object.keys(SKEWS),
    env: {
      BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
      BATON_BATCH_MAX_RECORDS: String(BATCH),
    },
    envOf: name => ({ TEST_CLOCK_SKEW_MS: String(SKEWS[name]) }),
    optionsOf: () => ({ node: ['--import', PRELOAD] }),
  })
  const more = () => load.say(EVENTS_PER_DOSE)
  let n = 0
  try {
    fleet.start()
    await fleet.owned()
    for (; n < dose && !lab.isLate(); n++) {
      const router = fleet.routers[n % fleet.routers.length]!
      await more()
      await fleet.inWork(router, BATCH, more)
      if (n % 2 === 0) {
        await router.kill()
        router.start()
      } else router.process.signal('SIGUSR2')
      lab.told(n + 1, dose, 'doses')
    }
    await fleet.settled()
  } finally {
    await fleet.end()
  }
  return outcome(n, {}, await judge(lab, app, { appended: load.appended }))
}

export const clockSkew: Experiment = {
  id: '10',
  fault: 'wall clocks ±1 h apart, partitions moving between them, steps back by 10 min',
  unit: 'moves and steps',
  wanted: '10',
  wantedDose: 10,
  chunk: 10,
  short: 0,
  limitMs: 300_000,
  run,
  tell: verdictIn,
}
