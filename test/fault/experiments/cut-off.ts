// Method: each router reaches the brokers through proxies of its own. One of them swallows, for
// longer than the session, all requests of one router to one broker, or (every other time) lets
// them be applied and swallows the answers; then it heals.
import { setTimeout as pause } from 'node:timers/promises'
import { FaultProxyCluster } from '@baton/testkit/fault-proxy-cluster'
import { until } from '../open-app.ts'
import { count, type Experiment, grouped, list, quantile, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome, together } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'

const PARTITIONS = 3
const CONTACTS = 300
const PER_SECOND = 60
const ROUTERS = ['a', 'b']
const SESSION_MS = 1_500
const CUT_MS = 4_000
const BACK_WITHIN_MS = 60_000
const LOOK_MS = 50
const APPS = 3
/** Cuts that nothing was sent through: they are no doses. */
const IDLE_MAX = 10

const cutOften = async (lab: Lab, dose: number, told: () => void) => {
  const app = await lab.app('cutoff', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const ways = new Map<string, FaultProxyCluster>()
  for (const name of ROUTERS) ways.set(name, await FaultProxyCluster.start(lab.brokers))
  const fleet = new Fleet(app, {
    names: ROUTERS,
    env: { BATON_SESSION_TIMEOUT_MS: String(SESSION_MS) },
    envOf: name => ({ BATON_BROKERS: ways.get(name)?.brokers.join(',') ?? '' }),
  })
  const back: number[] = []
  let n = 0
  let swallowed = 0
  let idle = 0
  const goesOn = async (since: readonly number[]) =>
    until(
      'every partition goes on',
      async () => {
        const now = await Promise.all(since.map((_, p) => fleet.watch.inputOf(p)))
        return now.every((input, p) => input > since[p]!)
      },
      BACK_WITHIN_MS,
      LOOK_MS,
    )
  let pump: Pump | undefined
  try {
    fleet.start()
    await fleet.owned()
    pump = new Pump(load, PER_SECOND)
    for (let turn = 0; n < dose && idle <= IDLE_MAX && !lab.isLate(); turn++) {
      const proxy = ways.get(ROUTERS[turn % ROUTERS.length]!)?.proxies[
        Math.floor(turn / 2) % lab.brokers.length
      ]
      const kind = turn % 4 < 2 ? 'blackhole' : 'mute-response'
      const rule = proxy?.plan({}, { kind })
      await pause(CUT_MS)
      const hits = rule?.hits ?? 0
      swallowed += hits
      proxy?.heal()
      const healed = performance.now()
      const ends = await Promise.all([...Array(PARTITIONS).keys()].map(p => app.end(p)))
      await goesOn(ends)
      if (hits === 0) {
        idle++
        continue
      }
      n++
      back.push(Math.round(performance.now() - healed))
      told()
    }
    await pump.stop()
    await fleet.drained()
  } finally {
    await fleet.end()
    for (const way of ways.values()) await way.close()
  }
  const judgement = await judge(lab, app, { appended: load.appended - (pump?.unsure ?? 0) })
  return outcome(n, { back, swallowed }, judgement)
}

const run = async (lab: Lab, dose: number) => {
  let done = 0
  const told = () => lab.told(++done, dose, 'cuts')
  const apps = Math.min(APPS, dose)
  const each = Array.from({ length: apps }, (_, i) =>
    cutOften(lab, Math.floor((dose + i) / apps), told),
  )
  return together(await Promise.all(each))
}

export const cutOff: Experiment = {
  id: '6',
  fault: 'a router cut off from one broker of three, whole or answers only',
  unit: 'cuts',
  wanted: '30',
  wantedDose: 30,
  chunk: 30,
  short: 0,
  needsBrokers: 3,
  limitMs: 1_800_000,
  run,
  tell: total => {
    const within = (share: number) => (quantile(list(total, 'back'), share) / 1_000).toFixed(1)
    return `${verdictIn(total)}; ${grouped(count(total, 'swallowed'))} requests swallowed; every partition decided again P50 ${within(0.5)} s after the end of the cut, at most ${within(1)} s`
  },
}
