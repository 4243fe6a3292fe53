// Method: a router is ended, each of its stores is damaged on disk in one of several ways, and it
// starts again and meets every contact; round after round on the same app, so that a damaged value
// that is believed would spread.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mulberry32 } from '@baton/domain'
import { DAMAGES } from '@baton/store/testing'
import { until } from '../open-app.ts'
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const PARTITIONS = 20
const CONTACTS = 800
const SESSION_MS = 1_000
/** Every contact twice. */
const EVENTS_PER_ROUND = 2 * CONTACTS
/** Changes reach the disk within 2 s. */
const WRITTEN_WITHIN_MS = 10_000

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('damage', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const random = mulberry32(Date.now())
  /** Partitions that were found damaged, or emptied and restored in full, since the last start. */
  const noticed = new Set<number>()
  const onLine = (line: string) => {
    if (!line.includes('restored in full') && !line.includes('local store dropped')) return
    const { partition } = JSON.parse(line) as { partition: number }
    noticed.add(partition)
  }
  const fleet = new Fleet(app, {
    names: ['router'],
    env: { BATON_SESSION_TIMEOUT_MS: String(SESSION_MS) },
    optionsOf: () => ({ onLine }),
  })
  const router = fleet.routers[0]!
  const fileOf = (p: number) =>
    join(app.dir, 'router/store', app.platform.appId, `router-${p}/data.mdb`)
  const kinds = Object.keys(DAMAGES)
  const figures: Record<string, number> = { damaged: 0, noticed: 0 }
  const round = async (damaged: ReadonlyMap<number, string>): Promise<void> => {
    noticed.clear()
    router.start()
    await load.say(EVENTS_PER_ROUND)
    await fleet.drained()
    for (const [partition, kind] of damaged) {
      if (noticed.has(partition)) figures.noticed = (figures.noticed ?? 0) + 1
      else figures[`unnoticed: ${kind}`] = (figures[`unnoticed: ${kind}`] ?? 0) + 1
    }
    const since = Date.now()
    await until(
      'the stores are written',
      () => [...Array(PARTITIONS).keys()].every(p => existsSync(fileOf(p))),
      WRITTEN_WITHIN_MS,
    )
    await new Promise(resolve => setTimeout(resolve, Math.max(0, since + 2_500 - Date.now())))
  }
  let given = 0
  /** The files as they were a round ago. */
  const olds = new Map<number, Buffer>()
  const present = (p: number) => readFileSync(fileOf(p))
  try {
    await round(new Map())
    await router.process.end('SIGTERM')
    for (let p = 0; p < PARTITIONS; p++) olds.set(p, present(p))
    await round(new Map())
    while (given < dose && !lab.isLate()) {
      // Half of the rounds after a kill, half after an orderly end, which marks the files as good.
      const isKilled = Math.floor(given / PARTITIONS) % 2 === 0
      await router.process.end(isKilled ? 'SIGKILL' : 'SIGTERM')
      const damaged = new Map<number, string>()
      for (let p = 0; p < PARTITIONS && given < dose; p++, given++) {
        const kind = kinds[given % kinds.length]!
        const old = olds.get(p)!
        olds.set(p, present(p))
        const bytes = DAMAGES[kind]!(present(p), random, old)
        if (bytes) writeFileSync(fileOf(p), bytes)
        else rmSync(fileOf(p))
        damaged.set(p, kind)
      }
      figures.damaged = given
      await round(damaged)
      lab.told(given, dose, 'corruptions')
    }
  } finally {
    await fleet.end()
  }
  return outcome(given, figures, await judge(lab, app, { appended: load.appended }))
}

export const damagedStore: Experiment = {
  id: '13',
  fault:
    'store: bits flipped in values, in what leads to them, anywhere; pages zeroed or old; cut, stale copy, deleted, garbage',
  unit: 'corruptions',
  wanted: '200',
  wantedDose: 200,
  chunk: 100,
  short: 14,
  limitMs: 400_000,
  run,
  tell: total => {
    const unnoticed = Object.keys(total)
      .filter(name => name.startsWith('unnoticed'))
      .map(name => `${grouped(count(total, name))} ${name.slice('unnoticed: '.length)}`)
    return (
      `${verdictIn(total)}; ${grouped(count(total, 'noticed'))} of ${grouped(count(total, 'damaged'))} noticed and restored in full, ` +
      `the others were read on from (${unnoticed.join(', ') || 'none'})`
    )
  },
}
