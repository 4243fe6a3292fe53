// Method: two routers stay, two others join and leave in turns, one change every 5 s, while
// messages arrive; in each 30 s something must be decided.
import { setTimeout as pause } from 'node:timers/promises'
import { count, type Experiment, grouped, list, quantile, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'

const PARTITIONS = 8
const CONTACTS = 800
const PER_SECOND = 200
const CHANGE_EVERY_MS = 5_000
const CHANGES_PER_WINDOW = 6

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('storm', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const fleet = new Fleet(app, { names: ['a', 'b', 'c', 'd'] })
  const [a, b, ...guests] = fleet.routers
  /** Records decided in each 30 s. */
  const decided: number[] = []
  let n = 0
  let seconds = 0
  let isThere = [false, false]
  const total = async () => {
    const inputs = [...Array(PARTITIONS).keys()].map(p => fleet.watch.inputOf(p))
    return (await Promise.all(inputs)).reduce((sum, one) => sum + one, 0)
  }
  let pump: Pump | undefined
  try {
    a?.start()
    b?.start()
    await fleet.owned()
    pump = new Pump(load, PER_SECOND)
    let before = await total()
    const begun = performance.now()
    for (; n < dose && !lab.isLate(); n++) {
      const which = n % guests.length
      const guest = guests[which]
      if (isThere[which]) await guest?.process.end('SIGTERM')
      else guest?.start()
      isThere = isThere.map((was, i) => (i === which ? !was : was))
      await pause(Math.max(0, begun + (n + 1) * CHANGE_EVERY_MS - performance.now()))
      if ((n + 1) % CHANGES_PER_WINDOW === 0) {
        const now = await total()
        decided.push(now - before)
        before = now
      }
      lab.told(n + 1, dose, 'joins and leaves')
    }
    seconds = Math.round((performance.now() - begun) / 1_000)
    await pump.stop()
    await fleet.drained()
  } finally {
    await fleet.end()
  }
  const wrong = decided.every(records => records > 0) ? [] : ['nothing was decided for 30 s']
  const judgement = await judge(lab, app, { appended: load.appended - (pump?.unsure ?? 0) })
  return outcome(n, { changes: n, seconds, decided }, judgement, wrong)
}

export const rebalanceStorm: Experiment = {
  id: '7',
  fault: 'rebalance storm: a router joins or leaves every 5 s',
  unit: 'joins and leaves',
  wanted: '10 min',
  wantedDose: 120,
  chunk: 120,
  short: 0,
  limitMs: 1_800_000,
  run,
  tell: total =>
    `${verdictIn(total)}; at ${PER_SECOND} messages/s at least ${grouped(quantile(list(total, 'decided'), 0))} decided in each 30 s, over ${Math.round(count(total, 'seconds') / 60)} min`,
}
