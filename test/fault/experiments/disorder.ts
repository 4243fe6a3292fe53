// Method: under `clock: log`, where writers stamp their records, a third of the messages is older
// than the one before, by up to two hours, a third was sent before, and every fiftieth is from the
// future, by up to a month.

import { mulberry32 } from '@baton/domain'
import type { Message } from '../open-app.ts'
import { type Experiment, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const PARTITIONS = 4
const CONTACTS = 5_000
const BEGIN = Date.UTC(2026, 2, 2, 15)
const STEP_MS = 500
const LATE_MAX_MS = 7_200_000
const AHEAD_MAX_MS = 30 * 86_400_000
const AHEAD_EVERY = 50
const BLOCK = 2_000
const KEPT_MAX = 5_000

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('disorder', PARTITIONS, 'log')
  const load = new Load(app, CONTACTS)
  const random = mulberry32(Date.now())
  const fleet = new Fleet(app, { names: ['a', 'b'], env: { BATON_CLOCK: 'log' } })
  const sent: Message[] = []
  let now = BEGIN
  let appended = 0
  const next = (): Message => {
    now += STEP_MS
    const again = appended % 3 === 1 ? sent[Math.floor(random() * sent.length)] : undefined
    const message = again ?? load.next(1)[0]!
    const late = appended % 3 === 2 ? random() * LATE_MAX_MS : 0
    const ahead = appended % AHEAD_EVERY === 0 ? random() * AHEAD_MAX_MS : 0
    appended += 1
    if (!again) sent[appended % KEPT_MAX] = message
    return { ...message, at: Math.floor(now - late + ahead) }
  }
  try {
    fleet.start()
    while (appended < dose && !lab.isLate()) {
      await app.say(Array.from({ length: Math.min(BLOCK, dose - appended) }, next))
      lab.told(appended, dose, 'messages')
    }
    await fleet.settled()
  } finally {
    await fleet.end()
  }
  return outcome(appended, {}, await judge(lab, app, { appended }))
}

export const disorder: Experiment = {
  id: '11',
  fault: 'disordered, doubled and future timestamps',
  unit: 'messages',
  wanted: '100,000 cases',
  wantedDose: 100_000,
  chunk: 50_000,
  short: 2_000,
  limitMs: 1_800_000,
  run,
  tell: verdictIn,
}
