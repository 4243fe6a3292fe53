// Method: messages trickle into every partition while one of two routers is killed with SIGKILL;
// for each partition it had, the time from the kill to the first progress of the survivor is taken.
// Only then the killed one starts again. One app at a time: the start of another app's router takes
// a core for seconds, and the times with it.
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../open-app.ts'
import { type Experiment, grouped, list, quantile, verdictIn } from './experiment.ts'
import { Fleet, type Router } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'

const PARTITIONS = 4
const CONTACTS = 400
const PER_SECOND = 80
/** The default of a router, and what the promise is about. */
const SESSION_MS = 6_000
/** A commit that was under way is there by then; nobody has taken over yet. */
const SETTLED_MS = 300
const LOOK_MS = 20
const TAKEN_WITHIN_MS = 60_000

const timesOf = async (fleet: Fleet, router: Router): Promise<number[]> => {
  const mine = fleet.ownedBy(router)
  const killed = performance.now()
  await router.kill()
  await pause(SETTLED_MS)
  const waits = mine.map(async partition => {
    const before = await fleet.watch.inputOf(partition)
    await until(
      `${partition} goes on`,
      async () => (await fleet.watch.inputOf(partition)) > before,
      TAKEN_WITHIN_MS,
      LOOK_MS,
    )
    return Math.round(performance.now() - killed)
  })
  return await Promise.all(waits)
}

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('takeover', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const env = { BATON_SESSION_TIMEOUT_MS: String(SESSION_MS) }
  const fleet = new Fleet(app, { names: ['a', 'b'], env })
  const times: number[] = []
  let n = 0
  let pump: Pump | undefined
  try {
    fleet.start()
    await fleet.owned()
    pump = new Pump(load, PER_SECOND)
    for (; n < dose && !lab.isLate(); n++) {
      const victim = fleet.routers[n % 2]!
      await until('both have work', () => fleet.ownedBy(victim).length > 0, TAKEN_WITHIN_MS)
      // At any moment between two heartbeats.
      await pause(Math.random() * 1_000)
      times.push(...(await timesOf(fleet, victim)))
      victim.start()
      await until('it is back', () => fleet.ownedBy(victim).length > 0, TAKEN_WITHIN_MS)
      lab.told(n + 1, dose, 'kills')
    }
    await pump.stop()
    await fleet.drained()
  } finally {
    await fleet.end()
  }
  return outcome(
    n,
    { times },
    await judge(lab, app, { appended: load.appended - (pump?.unsure ?? 0) }),
  )
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(2)

export const takeOver: Experiment = {
  id: 'take-over',
  fault: "kill -9; a dead instance's partitions are processed elsewhere",
  unit: 'kills',
  wanted: 'P99 ≤ session (6 s) + 1 s',
  wantedDose: 126,
  chunk: 33,
  short: 0,
  limitMs: 600_000,
  run,
  tell: total => {
    const times = list(total, 'times')
    const [p50, p99, most] = [0.5, 0.99, 1].map(share => seconds(quantile(times, share)))
    return `of ${grouped(times.length)} partitions P50 ${p50} s, P99 ${p99} s, at most ${most} s, by progress looked at every ${LOOK_MS} ms; ${verdictIn(total)}`
  },
}
