import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

/** Held by one living process at a time; a holder that died loses it without any cleaning up. */
export interface OwnerLock {
  /** Never throws: at the latest the lock ends with its process. */
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
 * Takes the lock kept in the directory `dir`, also from a holder that is dead or whose pid now
 * belongs to another process.
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
  for (;;) {
    const last = highest(dir)
    const claim = last && readClaim(last)
    if (claim && !claim.released && alive(claim.owner)) return { kind: 'held', by: claim.owner }

    const generation = (last?.generation ?? 0) + 1
    const path = join(dir, `owner.${generation}`)
    if (!write(dir, path, { owner: self, released: false })) continue
    // A slow taker may have listed before others came and went: then a higher claim exists, and
    // that one counts.
    if (highest(dir)?.path !== path) {
      rmSync(path, { force: true })
      continue
    }
    for (const older of claimsIn(dir)) {
      if (older.generation < generation) rmSync(older.path, { force: true })
    }
    return { kind: 'acquired', lock: { release: () => release(path, self) } }
  }
}

interface ClaimFile {
  readonly path: string
  readonly generation: number
}

/** A cluster that was started before the names were one has .json behind it, and may still run. */
const CLAIM = /^owner\.(\d+)(?:\.json)?$/

const claimsIn = (dir: string): ClaimFile[] =>
  readdirSync(dir).flatMap(name => {
    const match = CLAIM.exec(name)
    return match ? [{ path: join(dir, name), generation: Number(match[1]) }] : []
  })

/** Of two of one generation the longer name. */
const highest = (dir: string): ClaimFile | undefined =>
  claimsIn(dir)
    .sort((a, b) => a.generation - b.generation || a.path.length - b.path.length)
    .at(-1)

/** Undefined for a claim that vanished or cannot be read: nobody can be holding by it. */
const readClaim = ({ path }: ClaimFile): Claim | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Claim
  } catch {
    return undefined
  }
}

/** False when the generation is taken. */
const write = (dir: string, path: string, claim: Claim): boolean => {
  const whole = join(dir, `.claim.${claim.owner.pid}.${process.hrtime.bigint()}`)
  try {
    writeFileSync(whole, JSON.stringify(claim))
    linkSync(whole, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}

/** Over what the claim says, which is longer: on a full disk there is no room for a file. */
const release = (path: string, owner: ProcessIdentity): void => {
  const released: Claim = { owner, released: true }
  try {
    const file = openSync(path, 'r+')
    writeSync(file, `${JSON.stringify(released)} `)
    closeSync(file)
  } catch {
    // the disk is broken, or the directory gone
  }
}
