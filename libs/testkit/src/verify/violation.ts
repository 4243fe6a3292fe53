/**
 * What can be wrong with a log. Of outputs: `lost`, `doubled`, `reordered`, `changed`, `foreign`
 * (nothing in the input causes it). Of states: `state` (the changelog says something else than the
 * oracle). Of progress: `progress-missing` (a change of state without it), `progress-behind`
 * (outputs it does not know of). Of tables: `unadopted` (a record decided before any),
 * `unpublished` (adopted, but not published before), `misnamed` (not of its hash).
 */
export type ViolationKind =
  | 'lost'
  | 'doubled'
  | 'reordered'
  | 'changed'
  | 'foreign'
  | 'state'
  | 'progress-missing'
  | 'progress-behind'
  | 'unadopted'
  | 'unpublished'
  | 'misnamed'

/** Something that must never be; with what it takes to look at it. */
export interface Violation {
  readonly kind: ViolationKind
  readonly partition: number
  /** Physical name of the topic that says so. */
  readonly topic: string
  /** Of the input record that is concerned; -1 when there is none. */
  readonly offset: number
  readonly slot: number
  /** Empty when no decision is concerned; else what `baton explain` takes. */
  readonly decisionId: string
  /** Fields that differ, or other names of what is wrong. */
  readonly fields: readonly string[]
}

/** One line for people. */
export const describeViolation = (violation: Violation): string => {
  const { kind, topic, partition, offset, slot, decisionId, fields } = violation
  const where = offset < 0 ? '' : ` for input ${offset}${slot > 0 ? ` slot ${slot}` : ''}`
  const what = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  const follow = decisionId === '' ? '' : `  (baton explain ${decisionId})`
  return `${kind} in ${topic}/${partition}${where}${what}${follow}`
}
