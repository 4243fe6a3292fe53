import { statfsSync } from 'node:fs'

const NO_SPACE = 28
/** Also what LMDB calls a write of which the disk took a part. */
const IO_ERROR = 5
/** LMDB writes so much in one go: 64 pages. */
const WRITE_BYTES = 64 * 4_096

/**
 * Whether LMDB could not commit for want of room: it says only in a promise of its error what kept
 * it from committing.
 */
export const isDiskFull = async (error: unknown, directory: string): Promise<boolean> => {
  const { commitError } = error as { commitError?: Promise<never> }
  const cause: unknown = commitError ? await commitError.catch((reason: unknown) => reason) : error
  const code = (cause as { code?: unknown } | undefined)?.code
  return code === NO_SPACE || (code === IO_ERROR && roomIn(directory) < WRITE_BYTES)
}

const roomIn = (directory: string): number => {
  try {
    const { bavail, bsize } = statfsSync(directory)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY // it is broken, not full
  }
}
