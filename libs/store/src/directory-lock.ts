import { mkdirSync, realpathSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import { acquire } from '@baton/runtime/owner-lock'
import { ownIdentity, type ProcessIdentity } from '@baton/runtime/process-identity'

/** Directories this process owns: two openers in one process are told apart by nothing on disk. */
const ownedHere = new Set<string>()

/**
 * Makes this process the only owner of a directory, also after an owner that died or whose pid
 * belongs to another process now; throws STORE_OWNED while the owner lives. The result gives it
 * back.
 */
export const ownDirectory = (
  directory: string,
  self: ProcessIdentity = ownIdentity(),
): (() => void) => {
  mkdirSync(directory, { recursive: true })
  const real = realpathSync(directory)
  if (ownedHere.has(real)) throw owned(directory, self)
  const acquired = acquire(real, self)
  if (acquired.kind === 'held') throw owned(directory, acquired.by)
  ownedHere.add(real)
  return () => {
    ownedHere.delete(real)
    acquired.lock.release()
  }
}

const owned = (directory: string, by: ProcessIdentity): BatonError =>
  new BatonError('STORE_OWNED', `${directory} belongs to the running process ${by.pid}`)
