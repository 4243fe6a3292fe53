import { hash128 } from './hash.ts'
import { WHOLE } from './scale.ts'

/** Longest contact id, in UTF-8 bytes. */
export const KEY_MAX_BYTES = 200
/** Longest message text, in UTF-8 bytes. */
export const TEXT_MAX_BYTES = 16_384
/** The most bytes that UTF-8 takes for one unit of a string: shorter texts need no counting. */
export const UTF8_MAX_BYTES_PER_UNIT = 3
/** Keys with this prefix are Baton's own. */
export const RESERVED_PREFIX = '__'
/** The key under which a task writes its progress into its changelog. */
export const PROGRESS_KEY = '__progress'

/**
 * The name of one decision: a hash of where its cause stands in the log and of its slot (0 for the
 * record itself, ≥ 1 for what timers and plans cause beside it). The same log gives the same ids.
 * `topic` carries the appId.
 */
export const decisionId = (
  topic: string,
  partition: number,
  offset: number,
  slot: number,
): string => hash128(`${topic}/${partition}/${offset}/${slot}`)

/** A draw in [0, WHOLE) that depends on the decision and the purpose alone. */
export const draw = (id: string, purpose: string): number =>
  Number.parseInt(hash128(`${purpose}:${id}`).slice(0, 8), 16) % WHOLE
