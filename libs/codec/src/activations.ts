import { BatonError, type PolicyInForce } from '@baton/domain'

/**
 * What the activations of all locations may take in an adoption record, in bytes: 5,800 locations
 * of 20 characters. Brokers take 1 MiB, and the transaction that adopts needs room beside it.
 */
export const ACTIVATIONS_MAX_BYTES = 524_288

/** Two lengths before two texts. */
const LENGTHS_MAX_BYTES = 6

/** What one takes there at most. */
export const activationBytes = ({ location, hash }: PolicyInForce): number =>
  Buffer.byteLength(location) + Buffer.byteLength(hash) + LENGTHS_MAX_BYTES

/** Throws POLICY_INVALID when all activations together take more than there is room for. */
export const checkActivations = (bytes: number): void => {
  if (bytes <= ACTIVATIONS_MAX_BYTES) return
  throw new BatonError(
    'POLICY_INVALID',
    `the activations of all locations take ${bytes} bytes, the most is ${ACTIVATIONS_MAX_BYTES}`,
  )
}
