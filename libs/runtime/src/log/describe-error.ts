import { isBatonError } from '@baton/domain'

export interface ErrorDescription {
  readonly name: string
  readonly code?: string
  readonly remedy?: string
  readonly message?: string
  readonly stack?: string
  readonly cause?: ErrorDescription
}

/** How deep causes are followed. */
const CAUSES_MAX = 3
const FRAMES_MAX = 8

/**
 * What may be logged of an error. Messages of BatonErrors and of the operating system carry no
 * personal data; those of other libraries may quote their input (JSON.parse does), so of them only
 * the name and the place are kept.
 */
export const describeError = (error: unknown, depth = 0, within = false): ErrorDescription => {
  if (!(error instanceof Error)) return { name: typeof error }
  const outside = within || isOutside(error)
  const inner = error.cause !== undefined && depth < CAUSES_MAX
  const system = isSystemError(error) || error.name.startsWith('KafkaJS')
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(isBatonError(error) && { remedy: error.remedy }),
    ...((isBatonError(error) || system) && { message: error.message }),
    ...(!outside && framesOf(error)),
    ...(inner && { cause: describeError(error.cause, depth + 1, outside) }),
  }
}

/**
 * What is away, or waits for a person, is no fault of ours: the place in our code says nothing
 * about it.
 */
const isOutside = (error: Error): boolean =>
  isBatonError(error) && (error.remedy === 'retry' || error.remedy === 'pause')

const isSystemError = (error: Error): boolean => 'syscall' in error && 'errno' in error

/** The stack without its first lines, which repeat the message. */
const framesOf = (error: Error): { readonly stack?: string } => {
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return frames.length > 0 ? { stack: frames.slice(0, FRAMES_MAX).join('\n') } : {}
}
