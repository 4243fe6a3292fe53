import { execFileSync } from 'node:child_process'

/**
 * On Linux a process can ask the kernel to be killed with its parent: the last net under the JVMs,
 * when even their supervisor is killed. `setpriv` execs what it runs, so the pid is the JVM's own.
 */
export const dyingWithParent = (command: string, args: readonly string[]): [string, string[]] =>
  hasDeathSignal() ? ['setpriv', ['--pdeathsig', 'KILL', command, ...args]] : [command, [...args]]

let deathSignal: boolean | undefined

const hasDeathSignal = (): boolean => {
  if (deathSignal !== undefined) return deathSignal
  try {
    execFileSync('setpriv', ['--pdeathsig', 'KILL', 'true'], { stdio: 'ignore' })
    deathSignal = true
  } catch {
    deathSignal = false
  }
  return deathSignal
}
