import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDirectory } from './make-directory.ts'
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts'

/** Held by one living process at a time; a holder that died loses it without any cleaning up. */
export interface OwnerLock {
  release(): void
}

export type Acquired =
  | { readonly kind: 'acquired'; readonly lock: OwnerLock }
  | { readonly kind: 'held'; readonly by: ProcessIdentity }

interface Claim {
  readonly owner: ProcessIdentity
  readonly released: boolean
}

/**
 * Takes the lock kept in `dir`, also from a holder that is dead or whose pid now belongs to another
 * process.
 *
 * Claims are files named by a rising generation and only the highest counts. A claim appears whole
 * and exclusively (link), and the highest is never deleted, so two processes that see the same dead
 * holder cannot both win: there is nothing to unlink before taking over.
 */
export const acquire = (
  dir: string,
  self: ProcessIdentity = ownIdentity(),
  alive: (known: ProcessIdentity) => boolean = isAlive,
): Acquired => {
  makeDirectory(dir)
  for (;;) {
    const last = highest(dir)
    const claim = last === 0 ? undefined : readClaim(dir, last)
    if (claim && !claim.released && alive(claim.owner)) return { kind: 'held', by: claim.owner }

    const generation = last + 1
    if (!write(dir, generation, { owner: self, released: false }, 'exclusive')) continue
    // A slow taker may have listed before others came and went: then a higher claim exists, and
    // that one counts.
    if (highest(dir) !== generation) {
      rmSync(path(dir, generation), { force: true })
      continue
    }
    for (const older of generations(dir).filter(g => g < generation)) {
      rmSync(path(dir, older), { force: true })
    }
    const release = () => {
      write(dir, generation, { owner: self, released: true }, 'replace')
    }
    return { kind: 'acquired', lock: { release } }
  }
}

export const ownIdentity = (): ProcessIdentity =>
  identify(process.pid) ?? { pid: process.pid, started: 'unknown' }

const path = (dir: string, generation: number): string => join(dir, `owner.${generation}.json`)

const generations = (dir: string): number[] =>
  readdirSync(dir).flatMap(name => {
    const match = /^owner\.(\d+)\.json$/.exec(name)
    return match ? [Number(match[1])] : []
  })

const highest = (dir: string): number => Math.max(0, ...generations(dir))

/** Undefined for a claim that vanished or cannot be read: nobody can be holding by it. */
const readClaim = (dir: string, generation: number): Claim | undefined => {
  try {
    return JSON.parse(readFileSync(path(dir, generation), 'utf8')) as Claim
  } catch {
    return undefined
  }
}

const write = (dir: string, generation: number, claim: Claim, how: 'exclusive' | 'replace') => {
  const whole = join(dir, `.${claim.owner.pid}.${generation}.${process.hrtime.bigint()}`)
  writeFileSync(whole, JSON.stringify(claim))
  if (how === 'replace') {
    renameSync(whole, path(dir, generation))
    return true
  }
  try {
    linkSync(whole, path(dir, generation))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}
