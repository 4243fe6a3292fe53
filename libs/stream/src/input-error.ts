import { BatonError, isBatonError } from '@baton/domain'

/** A batch that no reader can believe. */
export const isDamaged = (error: unknown): boolean =>
  isBatonError(error) && error.code === 'BATCH_DAMAGED'

/**
 * An error of reading an input, as its task takes it; `committed` is its next offset to decide by
 * the progress.
 */
export const ofInput = (error: unknown, key: string, committed: number): unknown => {
  if (!isBatonError(error)) return error
  // It says nothing against the store; what has become of the log is looked at when the task takes
  // over anew.
  if (error.code === 'LOG_TRUNCATED') return new BatonError('END_MOVED', error.message, error)
  if (!isDamaged(error)) return error
  const way = `BATON_PASS_OVER=${key}@${committed}-<offset behind the batch>`
  return new BatonError(
    error.code,
    `${error.message}; where no replica has it whole, ${way}`,
    error,
  )
}
