import { BatonError, isBatonError } from '@baton/domain'

/**
 * Reads what the task itself wrote. Where that cannot be read it throws `pause`, not `poison`: the
 * record that needs it is not at fault, and can be decided once it can be read.
 */
export const readOwn = <T>(what: string, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (isBatonError(error) && error.remedy !== 'poison') throw error
    const why = error instanceof Error ? error.message : 'not an Error'
    throw new BatonError('SCHEMA_DIFFERS', `${what} cannot be read: ${why}`, error)
  }
}
