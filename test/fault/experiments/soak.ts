// Method: messages come at half the speed that the same routers reached just before. One router is
// spared; two others are killed in turns and lose answers to EndTxn, a fourth joins and leaves,
// brokers are killed and started again. The spared one's anonymous memory is taken every 10 s, and
// all of it is judged in the end.
import { setTimeout as pause } from 'node:timers/promises'
import { FaultProxyCluster } from '@baton/testkit/fault-proxy-cluster'
import { count, type Experiment, grouped, listed, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'
import { anonymousMb, settledOf, slopePerMinute } from './memory.ts'

const PARTITIONS = 8
const CONTACTS = 5_000
const WARM_UP_EVENTS = 5_000
const TOP_SPEED_EVENTS = 10_000
/** More fills the disk: three replicas of half an hour. */
const PER_SECOND_MAX = 1_000
const TICK_MS = 10_000
/** In ticks. */
const KILL_EVERY = 2
const BROKER_EVERY = 12
/** Of the commits of the two that are not spared. */
const LOST_SHARE = 0.01
const MINUTE_MS = 60_000
const TICKS_A_MINUTE = MINUTE_MS / TICK_MS

const speedOf = async (fleet: Fleet, load: Load): Promise<number> => {
  await load.say(WARM_UP_EVENTS)
  await fleet.drained()
  const begun = performance.now()
  await load.say(TOP_SPEED_EVENTS)
  await fleet.drained()
  return Math.round((TOP_SPEED_EVENTS * 1_000) / (performance.now() - begun))
}

const run = async (lab: Lab, dose: number) => {
  const { nodes } = lab
  if (!nodes) throw new Error('the soak kills brokers: it needs its own')
  const app = await lab.app('soak', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const proxies = await FaultProxyCluster.start(lab.brokers)
  const behind = { BATON_BROKERS: proxies.brokers.join(',') }
  const fleet = new Fleet(app, {
    names: ['spared', 'a', 'b', 'guest'],
    envOf: name => (name === 'spared' || name === 'guest' ? {} : behind),
  })
  const [spared, a, b, guest] = fleet.routers
  const memory: [ms: number, mb: number][] = []
  /** From the start of a broker that was killed until the others knew it, s. */
  const back: number[] = []
  const did = { kills: 0, lostAnswers: 0, brokerKills: 0, changes: 0 }
  const wrong: string[] = []
  const breakBroker = async (node: number) => {
    await nodes.kill(node)
    did.brokerKills++
    await pause(TICK_MS)
    const begun = performance.now()
    await nodes.start(node)
    back.push(Math.round((performance.now() - begun) / 1_000))
    await nodes.untilInSync()
  }
  let minutes = 0
  let unsure = 0
  let topSpeed = 0
  let perSecond = 0
  try {
    for (const router of [spared, a, b]) router?.start()
    await fleet.owned()
    topSpeed = await speedOf(fleet, load)
    perSecond = Math.min(PER_SECOND_MAX, Math.floor(topSpeed / 2))
    const pump = new Pump(load, perSecond)
    for (const kind of ['drop-response', 'mute-response'] as const)
      proxies.plan({ api: 'EndTxn', when: () => Math.random() < LOST_SHARE / 2 }, { kind })
    const begun = performance.now()
    let broker: Promise<void> = Promise.resolve()
    for (let tick = 1; minutes < dose && !lab.isLate() && spared?.process.running; tick++) {
      const next = begun + tick * TICK_MS
      if (tick % KILL_EVERY === 0) {
        const victim = (tick / KILL_EVERY) % 2 === 0 ? a : b
        await victim?.kill()
        victim?.start()
        did.kills++
      }
      if (tick % BROKER_EVERY === 0)
        broker = broker
          .then(() => breakBroker(1 + ((tick / BROKER_EVERY) % lab.brokers.length)))
          .catch((error: unknown) => void wrong.push(`a broker did not come back: ${error}`))
      if (tick % 2 === 1) guest?.start()
      else await guest?.process.end('SIGTERM')
      did.changes++
      await pause(Math.max(0, next - performance.now()))
      const pid = spared.process.pid
      if (pid !== undefined) memory.push([performance.now() - begun, anonymousMb(pid)])
      minutes = Math.floor((performance.now() - begun) / MINUTE_MS)
      lab.told(minutes, dose, 'minutes')
    }
    if (!spared?.process.running) wrong.push('the router that was spared ended')
    await broker
    did.lostAnswers = proxies.struck
    proxies.heal()
    await pump.stop()
    unsure = pump.unsure
    await fleet.drained(10 * MINUTE_MS)
  } finally {
    await fleet.end()
    await proxies.close()
  }
  const settled = settledOf(memory)
  const megabytes = settled.map(([, mb]) => mb)
  const figures = {
    ...did,
    topSpeeds: [topSpeed],
    perSecond: [perSecond],
    slopes: [slopePerMinute(settled)],
    slopesOfAll: [slopePerMinute(memory)],
    everyMinute: memory.filter((_, tick) => tick % TICKS_A_MINUTE === 0).map(([, mb]) => mb),
    back,
    least: [Math.min(...megabytes)],
    most: [Math.max(...megabytes)],
  }
  const judgement = await judge(lab, app, { appended: load.appended - unsure })
  return outcome(minutes, figures, judgement, wrong)
}

export const soak: Experiment = {
  id: '18',
  fault: 'soak with 1, 3, 5, 7 mixed; memory of a router that the kills spare',
  unit: 'minutes',
  wanted: '30 min at half the top speed, < 1 MB/min',
  wantedDose: 30,
  chunk: 30,
  short: 0,
  needsBrokers: 1,
  limitMs: 3_600_000,
  run,
  tell: total => {
    const told = (name: string) => listed(total, name)
    const times = (name: string) => grouped(count(total, name))
    const ofAll = told('slopesOfAll')
    return (
      `${verdictIn(total)}; ${told('perSecond')} messages/s of ${told('topSpeeds')} at the most; ${times('kills')} router kills, ` +
      `${times('brokerKills')} broker kills, ${times('lostAnswers')} lost answers, ${times('changes')} joins and leaves; ` +
      `anonymous memory ${told('slopes')} MB/min from the 10th minute on${ofAll && ` (${ofAll} from the first)`}, ` +
      `between ${told('least')} and ${told('most')} MB`
    )
  },
}
