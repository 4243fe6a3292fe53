// Method: a broker of three is killed with SIGKILL, in turns the leader of an output, of the
// changelog, the coordinator of the group and that of a transaction; messages arrive all the time.
// It starts again, and the next kill waits until all replicas are in sync.
import { setTimeout as pause } from 'node:timers/promises'
import type { Brokers } from '@baton/embedded'
import { until } from '../open-app.ts'
import { type Experiment, list, quantile, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'

const PARTITIONS = 6
const CONTACTS = 600
const PER_SECOND = 150
const ROUTERS = ['a', 'b']
const BACK_WITHIN_MS = 90_000
const LOOK_MS = 50
const PHASE_MS = 1_000

const ROLES: readonly ((nodes: Brokers, appId: string) => Promise<number>)[] = [
  (nodes, appId) => nodes.leaderOf(`${appId}.handoff.decisions.v1`, 0),
  (nodes, appId) => nodes.coordinatorOf('transaction', `${appId}.router.0`),
  (nodes, appId) => nodes.coordinatorOf('group', `${appId}.router`),
  (nodes, appId) => nodes.leaderOf(`${appId}.contact.state.v1`, 1),
]

const run = async (lab: Lab, dose: number) => {
  const { nodes } = lab
  if (!nodes) throw new Error('this experiment kills brokers: it needs three of its own')
  const app = await lab.app('broker', PARTITIONS)
  const { appId } = app.platform
  const load = new Load(app, CONTACTS)
  const fleet = new Fleet(app, { names: ROUTERS })
  /** From the kill until every partition had decided something appended after it, ms. */
  const away: number[] = []
  let n = 0
  let pump: Pump | undefined
  try {
    fleet.start()
    await fleet.owned()
    await nodes.untilInSync()
    pump = new Pump(load, PER_SECOND)
    const all = [...Array(PARTITIONS).keys()]
    for (; n < dose && !lab.isLate(); n++) {
      const node = await ROLES[n % ROLES.length]!(nodes, appId)
      await pause(Math.random() * PHASE_MS)
      const killed = performance.now()
      await nodes.kill(node)
      const ends = await Promise.all(all.map(p => app.end(p)))
      await until(
        'every partition goes on',
        async () => {
          const now = await Promise.all(all.map(p => fleet.watch.inputOf(p)))
          return now.every((input, p) => input > ends[p]!)
        },
        BACK_WITHIN_MS,
        LOOK_MS,
      )
      away.push(Math.round(performance.now() - killed))
      await nodes.start(node)
      await nodes.untilInSync()
      lab.told(n + 1, dose, 'broker kills')
    }
    await pump.stop()
    await fleet.drained()
  } finally {
    await fleet.end()
  }
  return outcome(
    n,
    { away },
    await judge(lab, app, { appended: load.appended - (pump?.unsure ?? 0), byJava: true }),
  )
}

export const brokerKill: Experiment = {
  id: '5',
  fault: 'a broker of three killed -9: leader of outputs or changelog, coordinator',
  unit: 'kills',
  wanted: '30, unavailable ≤ 20 s',
  wantedDose: 30,
  chunk: 15,
  short: 0,
  needsBrokers: 3,
  limitMs: 400_000,
  run,
  tell: total => {
    const away = list(total, 'away')
    const [p50, most] = [0.5, 1].map(share => (quantile(away, share) / 1_000).toFixed(1))
    return `${verdictIn(total)}, by Kafka's Java consumer; every partition decided again after P50 ${p50} s, at most ${most} s`
  },
}
