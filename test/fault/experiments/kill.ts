// Method: routers share the partitions while messages arrive in bursts; at a random moment after
// its first commit of a burst, with more to decide, one after the other is killed with SIGKILL and
// started again. Kafka's Java consumer reads the decisions.

import { setTimeout as pause } from 'node:timers/promises'
import { mulberry32 } from '@baton/domain'
import { count, type Experiment, grouped, list, quantile, verdictIn } from './experiment.ts'
import { Fleet, type Router } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const PARTITIONS = 8
const ROUTERS = ['a', 'b', 'c', 'd']
const CONTACTS = 4_000
const EVENTS_PER_KILL = 3_400
/**
 * Take-over is measured elsewhere; here kills matter. Shorter ones end by themselves on a busy
 * machine.
 */
const SESSION_MS = 3_000
/** Transactions small enough for a burst to be several, large enough for a million events. */
const BATCH = 200
const PHASE_MS = 40
/**
 * A router that has just finished when it is killed makes the kill none; this many for each that is
 * wanted at most.
 */
const KILLS_PER_DOSE = 3

/**
 * Kills it in the midst of a burst, a whole batch before its end when the pause begins; whether it
 * left work.
 */
const killInWork = async (
  fleet: Fleet,
  router: Router,
  random: () => number,
  more: () => Promise<void>,
): Promise<boolean> => {
  const mine = await fleet.inWork(router, BATCH, more)
  await pause(random() * PHASE_MS)
  await router.kill()
  const lags = await Promise.all(mine.map(p => fleet.watch.lag(p)))
  return lags.some(lag => lag > 0)
}

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('kill', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const random = mulberry32(Date.now())
  const env = {
    BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
    BATON_BATCH_MAX_RECORDS: String(BATCH),
  }
  const fleet = new Fleet(app, { names: ROUTERS, env })
  const more = () => load.say(EVENTS_PER_KILL)
  let kills = 0
  let inWork = 0
  const recovery: number[] = []
  try {
    fleet.start()
    await fleet.owned()
    for (; inWork < dose && kills < dose * KILLS_PER_DOSE && !lab.isLate(); kills++) {
      await more()
      const router = fleet.routers[kills % ROUTERS.length]!
      if (await killInWork(fleet, router, random, more)) inWork++
      router.start()
      lab.told(inWork, dose, 'kills')
    }
    const begun = performance.now()
    await fleet.drained()
    recovery.push(Math.round(performance.now() - begun))
  } finally {
    await fleet.end()
  }
  const judgement = await judge(lab, app, { appended: load.appended, byJava: true })
  const wrong = inWork > 0 ? [] : ['no kill hit a router that had work']
  return outcome(inWork, { kills, inWork, recovery }, judgement, wrong)
}

export const kill: Experiment = {
  id: '1',
  fault: 'kill -9 of routers in mid-burst',
  unit: 'kills',
  wanted: '300 kills, 1 M events',
  wantedDose: 300,
  chunk: 50,
  short: 4,
  limitMs: 1_800_000,
  run,
  tell: total =>
    `${verdictIn(total)}, by Kafka's Java consumer; ${grouped(count(total, 'inWork'))} of ${grouped(count(total, 'kills'))} kills left work, the others are not counted; ` +
    `all decided ${(quantile(list(total, 'recovery'), 1) / 1_000).toFixed(1)} s after the last kill at most`,
}
