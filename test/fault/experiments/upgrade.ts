// Method: three routers of the commit before run while messages arrive in bursts; one after the
// other is stopped in mid-work and started with the present code on the old one's store, then back
// again, round after round.
import { type Experiment, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'
import { checkOutOld } from './old-version.ts'

const PARTITIONS = 6
const CONTACTS = 600
const SESSION_MS = 1_500
const BATCH = 50
const EVENTS_PER_DOSE = 1_500
const NAMES = ['a', 'b', 'c']

const run = async (lab: Lab, dose: number) => {
  const old = checkOutOld()
  process.stderr.write(`  from ${old.revision}\n`)
  const app = await lab.app('upgrade', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const isOld = new Map(NAMES.map(name => [name, true]))
  const mains = (name: string) => (isOld.get(name) ? { main: [old.router] } : {})
  const fleet = new Fleet(app, {
    names: NAMES,
    env: {
      BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
      BATON_BATCH_MAX_RECORDS: String(BATCH),
    },
    optionsOf: mains,
  })
  const more = () => load.say(EVENTS_PER_DOSE)
  let n = 0
  try {
    fleet.start()
    await fleet.owned()
    for (; n < dose && !lab.isLate(); n++) {
      const router = fleet.routers[n % NAMES.length]!
      await more()
      await fleet.inWork(router, 1, more)
      await router.process.end('SIGTERM')
      isOld.set(router.name, !isOld.get(router.name))
      router.process.use(mains(router.name))
      router.start()
      lab.told(n + 1, dose, 'changes of version')
    }
    await fleet.drained()
  } finally {
    await fleet.end()
    old.remove()
  }
  return outcome(n, {}, await judge(lab, app, { appended: load.appended, byJava: true }))
}

export const upgrade: Experiment = {
  id: '17',
  fault: 'rolling upgrade from the commit before that changed what runs, and back, in mid-burst',
  unit: 'changes of version',
  wanted: '20',
  wantedDose: 20,
  chunk: 20,
  short: 0,
  limitMs: 300_000,
  run,
  tell: total => `${verdictIn(total)}, by Kafka's Java consumer`,
}
