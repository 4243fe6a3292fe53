import { type Decision, decisionId } from '@baton/domain'
import type { Place } from './fold.ts'
import type { Tables } from './tables.ts'

/** The slot-0 decision on a record that could not be decided: nothing changes, its bytes go to the dead letters. */
export const deadLettered = (
  place: Place,
  contactId: string,
  code: string,
  tables: Tables,
): Decision => ({
  decisionId: decisionId(place.topic, place.partition, place.offset, 0),
  partition: place.partition,
  offset: place.offset,
  slot: 0,
  contactId,
  event: '',
  at: place.timestamp,
  verdict: 'dead_lettered',
  reason: code,
  owner: '',
  ownerAfter: '',
  target: '',
  term: 0,
  scores: [],
  evidence: [],
  threshold: null,
  guards: [],
  wouldPass: null,
  facts: [],
  warnings: [],
  about: '',
  explore: null,
  engine: tables.engine,
  policy: '',
  tables: tables.hash,
})
