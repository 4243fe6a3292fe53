import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * In memory where there is such a place: each close of a store waits for the disk, which others may
 * keep busy.
 */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A new directory, for the caller to delete. */
export const newPlace = (): string => mkdtempSync(join(PLACE, 'baton-store-'))
