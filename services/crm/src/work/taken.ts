import type { OutboundMessage } from '@baton/domain'
import type { PlannedCall } from '../plan/call.ts'
import type { Location } from './location.ts'

/** A message that is being written to the CRM. */
export interface TakenMessage {
  readonly message: OutboundMessage
  readonly offset: number
  /** Of its record, ms. */
  readonly timestamp: number
  readonly location: Location
  /** What is still to be done, in order. */
  readonly calls: PlannedCall[]
}
