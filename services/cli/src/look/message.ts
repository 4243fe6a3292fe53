import { type Decision, isBatonError, type OwnerAssigned } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'
import { recordAt } from '../platform/record-at.ts'

const EVENTS = 'contact.events.v1'

/** What the contact wrote, or why there is nothing to show. */
export type Found =
  | { readonly text: string; readonly why?: undefined }
  | { readonly why: string; readonly text?: undefined }

/**
 * The message that a decision is about, from where it stands. The record there may also be one that
 * only let time pass for the contact, another contact's: its text is never shown.
 */
export const messageOf = async (platform: Platform, decision: Decision): Promise<Found> => {
  const { partition, offset, contactId, event } = decision
  const record = await recordAt(platform.kafka.log, platform.topic(EVENTS), partition, offset)
  if (!record) return { why: `${EVENTS}/${partition}/${offset} is there no more` }
  const isMessage = event === 'MessageReceived' && record.key?.toString() === contactId
  if (!isMessage) return { why: `the decision is about no message${event && `: ${event}`}` }
  const codec = platform.codecs.of(EVENTS)
  try {
    await codec.prefetch([record.value])
    const message = record.value && codec.decode(record.value).event['baton.MessageReceived']
    return message ? { text: message.text } : { why: 'the decision is about no message' }
  } catch (error) {
    if (!isBatonError(error)) throw error
    return { why: `the message cannot be read: ${error.message}` }
  }
}

/** Who gave the contact to its owner, and why. */
export type Assignment = Pick<OwnerAssigned, 'by' | 'note'>

/**
 * What a person said with the assignment that a decision is about; undefined when it is about none,
 * or the record is there no more.
 */
export const assignmentOf = async (
  platform: Platform,
  { partition, offset, contactId, event }: Decision,
): Promise<Assignment | undefined> => {
  if (event !== 'OwnerAssigned') return undefined
  const record = await recordAt(platform.kafka.log, platform.topic(EVENTS), partition, offset)
  if (!record?.value || record.key?.toString() !== contactId) return undefined
  const codec = platform.codecs.of(EVENTS)
  await codec.prefetch([record.value])
  const assigned = codec.decode(record.value).event['baton.OwnerAssigned']
  return assigned && { by: assigned.by, note: assigned.note }
}
