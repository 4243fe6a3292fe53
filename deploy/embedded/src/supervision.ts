import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import { isAlive } from './process-identity.ts'
import type { FromSupervisor, Roster, RunOrder, ToSupervisor } from './supervisor-protocol.ts'

/** Beyond the longest stop time-out of a process, after which the supervisor has killed it. */
const SUPERVISOR_EXIT_MS = 5_000
/** Leftovers whose starter died are stopping by themselves; after this they are killed. */
const LEFTOVERS_TIMEOUT_MS = 8_000
const POLL_MS = 50

export interface Supervised {
  readonly roster: Roster
  /** How a process ended that nobody stopped; undefined while all run. */
  failure(): string | undefined
  stop(): Promise<void>
}

/**
 * Runs the processes under a supervisor that outlives this process just long enough to end them.
 */
export const supervise = async (
  order: RunOrder,
  logPath: string,
  onFailure: (line: string) => void,
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
  const fail = (reason: string) => {
    if (stopping) return
    failure ??= reason
    onFailure(reason)
  }
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const started = new Promise<Roster>((resolve, reject) => {
    child.on('message', (message: FromSupervisor) => {
      if (message.kind === 'running') resolve(message.roster)
      else if (!message.stopping) fail(`the ${message.name} ended ${message.how}`)
    })
    child.once('error', reject)
    child.once('exit', () => {
      fail(`the supervisor ended, see ${logPath}`)
      reject(new BatonError('NO_CLUSTER', `the supervisor ended, see ${logPath}`))
    })
  })
  tell(child, { kind: 'run', order })
  const roster = await started
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
  return { roster, failure: () => failure, stop }
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
