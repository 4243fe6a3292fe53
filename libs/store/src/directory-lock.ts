import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { BatonError } from '@baton/domain'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

interface Claim {
  readonly owner: ProcessIdentity
  readonly released: boolean
}

/** Directories this process owns: two openers in one process are told apart by nothing on disk. */
const ownedHere = new Set<string>()

/**
 * Makes this process the only owner of a directory, also after an owner that died or whose pid
 * belongs to another process now; throws STORE_OWNED while the owner lives. The result gives it
 * back.
 * Claims are files named by a rising generation, and only the highest counts. A claim appears whole
 * and exclusively (link), and the highest is never deleted, so two processes that see the same dead
 * owner cannot both win.
 */
export const ownDirectory = (
  directory: string,
  self: ProcessIdentity = ownIdentity(),
): (() => void) => {
  mkdirSync(directory, { recursive: true })
  const real = realpathSync(directory)
  if (ownedHere.has(real)) throw owned(directory, self)
  const generation = claim(real, self)
  ownedHere.add(real)
  return () => {
    ownedHere.delete(real)
    release(real, generation, self)
  }
}

const claim = (directory: string, self: ProcessIdentity): number => {
  for (;;) {
    const last = highest(directory)
    const known = read(directory, last)
    if (known && !known.released && isAlive(known.owner)) throw owned(directory, known.owner)

    const generation = last + 1
    if (!write(directory, generation, { owner: self, released: false })) continue
    // A slow taker may have listed before others came and went: then a higher claim exists, and
    // that one counts.
    if (highest(directory) !== generation) {
      rmSync(pathOf(directory, generation), { force: true })
      continue
    }
    for (const older of generations(directory)) {
      if (older < generation) rmSync(pathOf(directory, older), { force: true })
    }
    return generation
  }
}

const owned = (directory: string, by: ProcessIdentity): BatonError =>
  new BatonError('STORE_OWNED', `${directory} belongs to the running process ${by.pid}`)

const pathOf = (directory: string, generation: number) => join(directory, `owner.${generation}`)

const generations = (directory: string): number[] =>
  readdirSync(directory).flatMap(name => {
    const match = /^owner\.(\d+)$/.exec(name)
    return match ? [Number(match[1])] : []
  })

const highest = (directory: string): number => Math.max(0, ...generations(directory))

/** Undefined for a claim that is not there or cannot be read: nobody can be holding by it. */
const read = (directory: string, generation: number): Claim | undefined => {
  try {
    return JSON.parse(readFileSync(pathOf(directory, generation), 'utf8')) as Claim
  } catch {
    return undefined
  }
}

/** False when the generation is taken. */
const write = (directory: string, generation: number, content: Claim): boolean => {
  const whole = join(directory, `.claim.${content.owner.pid}.${process.hrtime.bigint()}`)
  try {
    writeFileSync(whole, JSON.stringify(content))
    linkSync(whole, pathOf(directory, generation))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}

/**
 * Over what the claim says, which is longer: on a full disk there is no room for a file. At the
 * latest it ends with its process.
 */
const release = (directory: string, generation: number, owner: ProcessIdentity): void => {
  const released: Claim = { owner, released: true }
  try {
    const file = openSync(pathOf(directory, generation), 'r+')
    writeSync(file, `${JSON.stringify(released)} `)
    closeSync(file)
  } catch {
    // the disk is broken, or the directory gone
  }
}
