import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from a later one that got the same pid. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, as the kernel says it: opaque, compared only for equality. */
  readonly started: string
}

/** Undefined when no such process lives; a zombie does not live. */
export const identify = (pid: number): ProcessIdentity | undefined => {
  const started = process.platform === 'linux' ? startedByProc(pid) : startedByPs(pid)
  return started === undefined ? undefined : { pid, started }
}

export const ownIdentity = (): ProcessIdentity =>
  identify(process.pid) ?? { pid: process.pid, started: 'unknown' }

export const isAlive = (known: ProcessIdentity): boolean =>
  identify(known.pid)?.started === known.started

const startedByProc = (pid: number): string | undefined => {
  const stat = readOrUndefined(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // the command stands in brackets and may itself hold brackets and blanks: count from the last one
  // (proc(5))
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state] = fields
  if (state === 'Z' || state === 'X') return undefined
  const ticksSinceBoot = fields[19]
  return `${readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim()}/${ticksSinceBoot}`
}

const startedByPs = (pid: number): string | undefined => {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}

const readOrUndefined = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
