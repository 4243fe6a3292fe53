import { isBatonError } from '@baton/domain'

/** What to do about what the system refuses, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'is the path right?',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'name a file, not a directory',
  EEXIST: 'a file has that name: choose another',
  EROFS: 'only reading is possible there: choose another place',
  EACCES: 'see who may read and write there',
  EPERM: 'see who may read and write there',
  EADDRINUSE: 'something else listens there: end it, or choose another port',
  ECONNREFUSED: 'does it run?',
  ENOSPC: 'the disk is full',
}

/** What a call of the system failed with. */
interface SystemError extends Error {
  readonly code: string
  readonly syscall: string
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error

/**
 * One line for what we raised on purpose and for what the system refuses; a stack only for what is
 * our own fault.
 */
export const errorText = (error: unknown): string => {
  if (isBatonError(error)) return `${error.message} (${error.code})`
  if (!(error instanceof Error)) return String(error)
  // `fetch failed` says why only below.
  const refusal = [error, error.cause].find(isSystemError)
  if (!refusal) return error.stack ?? error.message
  const advice = ADVICE[refusal.code]
  return advice === undefined ? refusal.message : `${refusal.message}: ${advice}`
}
