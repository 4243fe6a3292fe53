// Method: a router that takes a hundred times as long for each event (the thread sleeps 5 ms for
// each: heartbeats wait as they would with work) is given twice what it can decide. Its anonymous
// memory is looked at all the time, and whether the group ever threw it out.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { count, type Experiment, grouped, list, listed, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load, Pump } from './load.ts'
import { anonymousMb, settledOf, slopePerMinute } from './memory.ts'

const PARTITIONS = 4
const CONTACTS = 1_000
/** The thread sleeps for 5 ms of each event: 200 a second, were there nothing else to do. */
const PER_SECOND = 400
const LOOK_MS = 5_000
const MAIN = join(import.meta.dirname, '../slow-router.ts')
const SECONDS_PER_DOSE = 60
const SLOPE_MAX_MB = 1
/** Too short for a slope: heaps still grow. */
const JUDGED_FROM_MINUTES = 5
/** Of the backlog of ten minutes, at the usual pace, on a busy machine. */
const DRAINED_WITHIN_MS = 900_000

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('slow', PARTITIONS)
  const load = new Load(app, CONTACTS)
  let evicted = 0
  let restarts = 0
  const onLine = (line: string) => {
    if (line.includes('another instance took over')) evicted++
    if (line.includes('starting over')) restarts++
  }
  const fleet = new Fleet(app, {
    names: ['slow'],
    // As many as take 50 ms: the bound on one batch holds for slow rules too.
    env: { BATON_BATCH_MAX_RECORDS: '10' },
    optionsOf: () => ({ main: [MAIN], onLine }),
  })
  const router = fleet.routers[0]!
  const memory: [ms: number, mb: number][] = []
  let behind = 0
  let decided = 0
  let pump: Pump | undefined
  try {
    router.start({ TEST_SLEEP_MS: '50' })
    await fleet.owned()
    pump = new Pump(load, PER_SECOND)
    const begun = performance.now()
    const until = begun + dose * SECONDS_PER_DOSE * 1_000
    while (performance.now() < until) {
      await pause(LOOK_MS)
      const at = performance.now() - begun
      memory.push([at, anonymousMb(router.process.pid!)])
      lab.told(Math.floor(at / 60_000), dose, 'minutes')
    }
    await pump.stop()
    behind = await fleet.watch.lag()
    decided = load.appended - behind
    // The rest is decided at the usual pace: what it does when it is slow has been seen.
    await router.kill()
    router.start({ TEST_SLEEP_MS: '0', BATON_BATCH_MAX_RECORDS: '1000' })
    await fleet.drained(DRAINED_WITHIN_MS)
  } finally {
    await fleet.end()
  }
  const slope = slopePerMinute(settledOf(memory))
  const figures = {
    evicted,
    restarts,
    behind,
    decided,
    slopes: [slope],
    slopesOfAll: [slopePerMinute(memory)],
    peaks: [Math.max(...memory.map(([, mb]) => mb))],
  }
  const wrong = evicted > 0 ? [`it was thrown out of the group ${evicted} times`] : []
  if (dose >= JUDGED_FROM_MINUTES && slope > SLOPE_MAX_MB)
    wrong.push(`memory grew by ${slope.toFixed(2)} MB/min`)
  const judgement = await judge(lab, app, { appended: load.appended - (pump?.unsure ?? 0) })
  return outcome(dose, figures, judgement, wrong)
}

export const slowConsumer: Experiment = {
  id: '14',
  fault: 'each event takes 5 ms, 100 times as long; twice as many arrive',
  unit: 'minutes',
  wanted: '10 min, < 1 MB/min',
  wantedDose: 10,
  chunk: 10,
  short: 0,
  limitMs: 2_400_000,
  run,
  tell: total =>
    `anonymous memory ${listed(total, 'slopes')} MB/min from the first third on (${listed(total, 'slopesOfAll')} from the start), at most ${Math.max(...list(total, 'peaks')).toFixed(0)} MB; thrown out of the group ${count(total, 'evicted')} times, tasks in doubt ${count(total, 'restarts')} times, ` +
    `${grouped(count(total, 'decided'))} events decided and ${grouped(count(total, 'behind'))} behind when it was freed; ${verdictIn(total)}`,
}
