import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import { isAlive } from '@baton/runtime/process-identity'
import type { FromSupervisor, Roster, RunOrder, ToSupervisor } from './supervisor-protocol.ts'

/** Beyond the longest stop time-out of a process, after which the supervisor has killed it. */
const SUPERVISOR_EXIT_MS = 5_000
/** Leftovers whose starter died are stopping by themselves; after this they are killed. */
const LEFTOVERS_TIMEOUT_MS = 8_000
const POLL_MS = 50

export interface Supervised {
  /** Who runs, as of the last start. */
  roster(): Roster
  /** How a process ended that nobody stopped; undefined while all run. */
  failure(): string | undefined
  /** Rejects with NO_CLUSTER at the first such end; never settles else. */
  readonly ended: Promise<never>
  /** Ends one process and resolves when it is gone; that is no failure. */
  end(name: string, how: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Starts one again that has ended. */
  start(name: string): Promise<void>
  stop(): Promise<void>
}

/**
 * Runs the processes under a supervisor that outlives this process just long enough to end them.
 */
export const supervise = async (
  order: RunOrder,
  logPath: string,
  onFailure: (line: string) => void,
  /** Why one may have ended, behind how it did. */
  why: () => string = () => '',
): Promise<Supervised> => {
  const log = openSync(logPath, 'w')
  // A session of its own: Ctrl-C in a terminal goes to the services, which drain before the broker
  // is stopped.
  const child = fork(join(import.meta.dirname, 'supervisor.ts'), [], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  let failure: string | undefined
  let stopping = false
  let roster: Roster = []
  const asked = new Set<string>()
  const broken = Promise.withResolvers<never>()
  // Whoever does not wait for it looks at failure().
  broken.promise.catch(() => {})
  const fail = (reason: string) => {
    if (stopping) return
    failure ??= reason
    onFailure(reason)
    broken.reject(new BatonError('NO_CLUSTER', reason))
  }
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.on('message', (message: FromSupervisor) => {
    if (message.kind === 'running') roster = message.roster
    else if (!message.stopping && !asked.has(message.name))
      fail(`the ${message.name} ended ${message.how}${why()}`)
  })
  child.once('exit', () => fail(`the supervisor ended, see ${logPath}`))
  child.on('error', error =>
    fail(`the supervisor cannot be reached (${error.message}), see ${logPath}`),
  )
  /**
   * Does what the supervisor answers with a message that `wanted` knows; keeps this process alive
   * until then.
   */
  const answered = (wanted: (message: FromSupervisor) => boolean, act: () => void) => {
    child.channel?.ref()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const listen = (message: FromSupervisor) => {
      if (wanted(message)) resolve()
    }
    child.on('message', listen).once('error', reject)
    const end = () => reject(new BatonError('NO_CLUSTER', `the supervisor ended, see ${logPath}`))
    if (child.exitCode !== null || child.signalCode !== null) end()
    child.once('exit', end)
    act()
    return promise.finally(() => {
      child.off('message', listen).off('error', reject).off('exit', end)
      child.channel?.unref()
    })
  }
  const isRunning = (message: FromSupervisor) => message.kind === 'running'
  await answered(isRunning, () => tell(child, { kind: 'run', order }))
  // A forgotten stop() does not keep the starter's process alive; its end stops the cluster.
  child.unref()
  child.channel?.unref()

  const stop = async () => {
    stopping = true
    child.ref()
    tell(child, { kind: 'stop' })
    await Promise.race([exited, delay(supervisorStopTimeoutMs(order), undefined, { ref: false })])
    // It ends after its processes; only if it was killed or hangs, some of them are left.
    await endLeftovers(order.rosterPath, onFailure)
  }
  const end = async (name: string, how: 'SIGTERM' | 'SIGKILL') => {
    asked.add(name)
    const isIts = (message: FromSupervisor) => message.kind === 'ended' && message.name === name
    const living = roster.filter(entry => entry.name === name && isAlive(entry))
    if (living.length > 0) await answered(isIts, () => signal(living, how))
  }
  const start = async (name: string) => {
    asked.delete(name)
    await answered(isRunning, () => tell(child, { kind: 'start', name }))
  }
  return {
    roster: () => roster,
    failure: () => failure,
    ended: broken.promise,
    end,
    start,
    stop,
  }
}

const supervisorStopTimeoutMs = (order: RunOrder): number =>
  Math.max(...order.processes.map(spec => spec.stopTimeoutMs)) + SUPERVISOR_EXIT_MS

const tell = (child: ChildProcess, message: ToSupervisor) => {
  if (child.connected) child.send(message)
}

/** Ends what a killed starter left running on the same data; returns once nothing of it lives. */
export const endLeftovers = async (
  rosterPath: string,
  onProgress: (line: string) => void,
): Promise<void> => {
  const roster = readRoster(rosterPath)
  const living = () => roster.filter(isAlive)
  if (living().length > 0) {
    const names = living()
      .map(entry => `${entry.name} ${entry.pid}`)
      .join(', ')
    onProgress(`ending what an earlier start left behind: ${names}`)
    // With the supervisor alive they are already on their way down; without it nobody will tell
    // them.
    if (!living().some(entry => entry.name === 'supervisor')) signal(living(), 'SIGTERM')
    await until(() => living().length === 0, LEFTOVERS_TIMEOUT_MS)
    killAll(living())
    await until(() => living().length === 0, LEFTOVERS_TIMEOUT_MS)
  }
  rmSync(rosterPath, { force: true })
}

const readRoster = (path: string): Roster => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Roster
  } catch {
    return []
  }
}

const killAll = (roster: Roster) => signal(roster.filter(isAlive), 'SIGKILL')

const signal = (roster: Roster, name: NodeJS.Signals) => {
  for (const { pid } of roster) {
    try {
      process.kill(pid, name)
    } catch {
      // it has just ended by itself
    }
  }
}

const until = async (condition: () => boolean, timeoutMs: number): Promise<void> => {
  const deadline = performance.now() + timeoutMs
  while (!condition() && performance.now() < deadline) await delay(POLL_MS)
}
