import { readFileSync } from 'node:fs'
import type { ContactEvent } from '@baton/domain'
import { type Policy, parsePolicy } from '@baton/rules'
import { messageEvent } from '../../message-event.ts'
import type { Message } from '../peer/workload.mjs'

const POLICY = new URL('../../../deploy/policies/real-estate.yaml', import.meta.url)
/**
 * No bot answers in a drain: with the shipped deadline every contact would be with a person after
 * ten minutes.
 */
const NO_REPLY_DEADLINE_MS = 30 * 86_400_000

/** The shipped policy but for its reply deadline. */
export const patientPolicy = (): Policy => {
  const { policy } = parsePolicy(readFileSync(POLICY, 'utf8'), 'real-estate.yaml')
  return { ...policy, replies: { ...policy.replies, deadlineMs: NO_REPLY_DEADLINE_MS } }
}

/** A message of the peer's workload as a contact event. */
export const eventOf = ({ locationId, at, ...message }: Message): ContactEvent =>
  messageEvent(message, { locationId, source: 'bench', sentAt: at })
