import { isBatonError } from '@baton/domain'

/**
 * The code of what makes bytes unreadable, null for none; throws whatever says nothing of the
 * bytes.
 */
export const unreadableFor = (look: () => void): string | null => {
  try {
    look()
    return null
  } catch (error) {
    if (!isBatonError(error) || error.remedy !== 'poison') throw error
    return error.code
  }
}
