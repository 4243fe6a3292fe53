import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started and since which boot, as the system says it: compared for equality only. */
  readonly started: string
}

export const ownIdentity = (): ProcessIdentity => ({
  pid: process.pid,
  started: startOf(process.pid) ?? 'unknown',
})

/** A zombie does not live. */
export const isAlive = ({ pid, started }: ProcessIdentity): boolean => startOf(pid) === started

const startOf = (pid: number): string | undefined =>
  process.platform === 'linux' ? startByProc(pid) : startByPs(pid)

const startByProc = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): the command stands in brackets and may itself hold brackets and blanks
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return undefined
  }
}

const startByPs = (pid: number): string | undefined => {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`], { stdio })
    const text = line.toString().trim()
    return text === '' || text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}
