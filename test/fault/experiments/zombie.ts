// Method: a router is stopped with SIGSTOP in the midst of a burst, for twice its session; others
// take its partitions over; then it is woken with SIGCONT, with its transaction, its batch and its
// heartbeats still in hand.

import { setTimeout as pause } from 'node:timers/promises'
import { mulberry32 } from '@baton/domain'
import { until } from '../open-app.ts'
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome, together } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const PARTITIONS = 6
const ROUTERS = ['a', 'b', 'c']
const CONTACTS = 600
const SESSION_MS = 1_000
const BATCH = 20
const EVENTS_PER_FREEZE = 1_500
const PHASE_MS = 20
const APPS = 2
const TAKEN_WITHIN_MS = 60_000
/**
 * A router that has just finished when it is frozen makes the freeze none; this many for each that
 * is wanted at most.
 */
const FREEZES_PER_DOSE = 3

const freezeOften = async (lab: Lab, dose: number, told: () => void) => {
  const app = await lab.app('zombie', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const random = mulberry32(Date.now())
  let fenced = 0
  const onLine = (line: string) => {
    if (line.includes('another instance took over')) fenced++
  }
  const fleet = new Fleet(app, {
    names: ROUTERS,
    env: {
      BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
      BATON_BATCH_MAX_RECORDS: String(BATCH),
    },
    optionsOf: () => ({ onLine }),
  })
  const more = () => load.say(EVENTS_PER_FREEZE)
  let freezes = 0
  let inWork = 0
  try {
    fleet.start()
    await fleet.owned()
    for (; inWork < dose && freezes < dose * FREEZES_PER_DOSE && !lab.isLate(); freezes++) {
      const zombie = fleet.routers[freezes % ROUTERS.length]!
      await more()
      const mine = await fleet.inWork(zombie, BATCH, more)
      await pause(random() * PHASE_MS)
      const frozen = performance.now()
      zombie.process.signal('SIGSTOP')
      const lags = await Promise.all(mine.map(p => fleet.watch.lag(p)))
      const hadWork = lags.some(lag => lag > 0)
      await until(
        `the others have what ${zombie.name} had`,
        () => fleet.ownedBy(zombie).length === 0,
        TAKEN_WITHIN_MS,
      )
      await pause(Math.max(0, frozen + 2 * SESSION_MS - performance.now()))
      zombie.process.signal('SIGCONT')
      await until('it is back', () => fleet.ownedBy(zombie).length > 0, TAKEN_WITHIN_MS)
      if (hadWork) {
        inWork++
        told()
      }
    }
    await fleet.drained()
  } finally {
    await fleet.end()
  }
  const wrong = inWork > 0 ? [] : ['no freeze hit a router that had work']
  const judgement = await judge(lab, app, { appended: load.appended })
  return outcome(inWork, { freezes, inWork, fenced }, judgement, wrong)
}

const run = async (lab: Lab, dose: number) => {
  let done = 0
  const told = () => lab.told(++done, dose, 'freezes')
  const apps = Math.min(APPS, dose)
  const each = Array.from({ length: apps }, (_, i) =>
    freezeOften(lab, Math.floor((dose + i) / apps), told),
  )
  return together(await Promise.all(each))
}

export const zombie: Experiment = {
  id: '4',
  fault: 'frozen for twice its session in mid-work, then woken',
  unit: 'freezes',
  wanted: '100',
  wantedDose: 100,
  chunk: 50,
  short: 1,
  limitMs: 1_800_000,
  run,
  tell: total =>
    `${verdictIn(total)}; ${grouped(count(total, 'fenced'))} tasks found themselves fenced when they woke`,
}
