import { type Decision, decisionId } from '@baton/domain'
import type { Place } from './fold.ts'
import { blankDecision } from './step.ts'
import type { Tables } from './tables.ts'

/**
 * The slot-0 decision on a record that could not be decided: nothing changes, its bytes go to the
 * dead letters.
 */
export const deadLettered = (
  place: Place,
  contactId: string,
  code: string,
  tables: Tables,
): Decision => {
  const { topic, partition, offset, timestamp: at } = place
  const id = decisionId(topic, partition, offset, 0)
  const located = { contactId, decisionId: id, partition, offset, slot: 0, at }
  return { ...blankDecision(located, tables, ''), verdict: 'dead_lettered', reason: code }
}
