import { BatonError } from '@baton/domain'

/** Rejects with OUTCOME_UNKNOWN after `ms`; what comes of it later is nobody's any more. */
export const within = <T>(ms: number, outcome: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new BatonError('OUTCOME_UNKNOWN', `no broker has answered for ${ms} ms`))
  }, ms)
  return Promise.race([outcome, late.promise]).finally(() => clearTimeout(timer))
}
