import { type Decision, isBatonError } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'
import { recordAt } from '../platform/record-at.ts'

const EVENTS = 'contact.events.v1'

/** What the contact wrote, or why there is nothing to show. */
export type Found =
  | { readonly text: string; readonly why?: undefined }
  | { readonly why: string; readonly text?: undefined }

/**
 * The message that a decision is about, from where it stands. The record there may also be one that only let time pass for the contact,
 * another contact's: its text is never shown.
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
