/**
 * The parent of the JVMs, a small process of its own. It ends them when it is told to, and also
 * when the process that started it goes away in any manner: the channel to it closes then, SIGKILL
 * included.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { identify } from '@baton/runtime/process-identity'
import { dyingWithParent } from './death-signal.ts'
import type {
  FromSupervisor,
  ProcessSpec,
  Roster,
  RunOrder,
  ToSupervisor,
} from './supervisor-protocol.ts'

interface Running {
  readonly spec: ProcessSpec
  readonly child: ChildProcess
  readonly ended: Promise<void>
}

let running: readonly Running[] = []
let rosterPath = ''
let stopping = false

const main = () => {
  process.on('message', (message: ToSupervisor) => {
    if (message.kind === 'run') run(message.order)
    else if (message.kind === 'start') startAgain(message.name)
    else void stop()
  })
  process.on('disconnect', () => void stop())
  // It is the starter's business to stop in an orderly way; a signal to us alone is one to end.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void stop())
}

const run = (order: RunOrder) => {
  if (stopping) return
  rosterPath = order.rosterPath
  running = order.processes.map(spec => startOne(spec, 'w'))
  report()
}

const startAgain = (name: string) => {
  if (stopping) return
  running = running.map(known =>
    known.spec.name === name && hasEnded(known.child) ? startOne(known.spec, 'a') : known,
  )
  report()
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null

/** Writes the living down, then says that they run. */
const report = () => {
  const roster: Roster = [
    named('supervisor', process.pid),
    ...running.map(({ spec, child }) => named(spec.name, child.pid)),
  ].flatMap(entry => (entry ? [entry] : []))
  writeFileSync(`${rosterPath}.new`, JSON.stringify(roster))
  renameSync(`${rosterPath}.new`, rosterPath)
  tell({ kind: 'running', roster })
}

const startOne = (spec: ProcessSpec, openLogAs: 'w' | 'a'): Running => {
  const output = openSync(spec.output, openLogAs)
  const [command, args] = dyingWithParent(spec.command, spec.args)
  const child = spawn(command, args, { cwd: spec.cwd, stdio: ['ignore', output, output] })
  closeSync(output)
  const ended = new Promise<void>(resolve => {
    const end = (how: string) => {
      tell({ kind: 'ended', name: spec.name, how, stopping })
      resolve()
    }
    child.once('error', error => end(error.message))
    child.once('exit', (code, signal) => end(signal ? `by ${signal}` : `with exit code ${code}`))
  })
  return { spec, child, ended }
}

const named = (name: string, pid: number | undefined) => {
  const identity = pid === undefined ? undefined : identify(pid)
  return identity && { name, ...identity }
}

const stop = async () => {
  if (stopping) return
  stopping = true
  await Promise.all(running.map(stopOne))
  process.exit(0)
}

const stopOne = async ({ spec, child, ended }: Running) => {
  child.kill('SIGTERM')
  child.kill('SIGCONT') // a frozen process hears SIGTERM only then
  const force = setTimeout(() => child.kill('SIGKILL'), spec.stopTimeoutMs)
  await ended
  clearTimeout(force)
}

const tell = (message: FromSupervisor) => {
  // Nobody listens any more once the starter is gone; the error that says so is no news.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

main()
