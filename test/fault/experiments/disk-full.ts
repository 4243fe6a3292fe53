// Method: a router's data lies on a small file system of its own (tmpfs: root is needed), which is
// filled to its last byte while the states of new contacts come, which need room, and freed later.
// Whatever the router does meanwhile, it must not decide wrongly, must not say it is ready while it
// stands, and must go on without anybody's help.
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../open-app.ts'
import { count, type Experiment, grouped, verdictIn } from './experiment.ts'
import { Fleet } from './fleet.ts'
import { judge, outcome } from './judge.ts'
import type { Lab } from './lab.ts'
import { Load } from './load.ts'

const PARTITIONS = 4
/** More than there are messages: each is of another contact. */
const CONTACTS = 1_000_000
const EVENTS = 800
const SESSION_MS = 1_500
const DISK_BYTES = 32 << 20
const CHUNK_BYTES = 4_096
/** Beyond the 2 s within which states go to disk. */
const FULL_MS = 6_000
const READY_WITHIN_MS = 60_000
/** What LMDB says of each write that the disk did not take. */
const NO_ROOM = 'No space left on device: '
/** What the router's log says, then. */
const FULL = 'disk full: states wait in memory'
const FREE = 'the disk has room again'

/** Writes until nothing more fits. */
const fill = (file: string): void => {
  const fd = openSync(file, 'w')
  const bytes = Buffer.alloc(CHUNK_BYTES, 1)
  try {
    for (let at = 0; at < DISK_BYTES * 2; at += CHUNK_BYTES) writeSync(fd, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(fd)
  }
}

const run = async (lab: Lab, dose: number) => {
  const app = await lab.app('full', PARTITIONS)
  const load = new Load(app, CONTACTS)
  const disk = join(app.dir, 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk])
  let url = ''
  let refused = 0
  let noRoom = 0
  /** Tasks whose states wait, as the log has it. */
  let waiting = 0
  const onLine = (line: string) => {
    if (line.includes('"started"')) url = (JSON.parse(line) as { url: string }).url
    if (line.includes(NO_ROOM)) noRoom++
    if (line.includes(FULL)) waiting++
    if (line.includes(FREE)) waiting--
    if (line.includes('local store dropped') || line.includes('starting over')) refused++
  }
  const fleet = new Fleet(app, {
    names: ['router'],
    env: {
      BATON_DATA_DIR: join(disk, 'data'),
      BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
    },
    optionsOf: () => ({ onLine }),
  })
  const router = fleet.routers[0]!
  const isReady = async () => {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    return answer?.status === 200
  }
  const wrong: string[] = []
  let n = 0
  const figures: Record<string, number> = { full: 0, stood: 0, notReady: 0, refused: 0 }
  try {
    router.start()
    await load.say(EVENTS)
    await fleet.drained()
    for (; n < dose && !lab.isLate(); n++) {
      const filler = join(disk, 'filler')
      const before = noRoom
      fill(filler)
      await load.say(EVENTS)
      await pause(FULL_MS)
      if (!router.process.running) {
        wrong.push('the process ended when the disk was full')
        waiting = 0
        rmSync(filler)
        router.start()
      } else {
        const stands = (await fleet.watch.lag()) > 0
        const ready = await isReady()
        figures.full! += 1
        if (waiting === 0) wrong.push('its log does not say that the disk is full')
        if (stands) figures.stood! += 1
        if (!ready) figures.notReady! += 1
        if (stands && ready && (await fleet.watch.lag()) > 0)
          wrong.push('it says that it is ready, and stands')
        rmSync(filler)
      }
      await fleet.drained()
      await until('it is ready again', isReady, READY_WITHIN_MS)
      await until('it says that there is room', () => waiting === 0, READY_WITHIN_MS)
      if (noRoom === before) wrong.push('no write met the full disk')
      lab.told(n + 1, dose, 'times full')
    }
    figures.refused = refused
    figures.noRoom = noRoom
  } finally {
    await fleet.end()
    execFileSync('umount', [disk])
  }
  return outcome(n, figures, await judge(lab, app, { appended: load.appended }), wrong)
}

export const diskFull: Experiment = {
  id: '12',
  fault: 'disk full while states are written',
  unit: 'times full',
  wanted: '20',
  wantedDose: 20,
  chunk: 10,
  short: 0,
  limitMs: 1_800_000,
  run,
  tell: total =>
    `${verdictIn(total)}; ${grouped(count(total, 'noRoom'))} writes met it; ${grouped(count(total, 'refused'))} stores were given up and restored; ${grouped(count(total, 'stood'))} times it stood, then not ready; it went on by itself each time`,
}
