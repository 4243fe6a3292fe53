import type { CrmReceipt, OutboundMessage, ReceiptStatus } from '@baton/domain'

/** The name of an action in the outbound schema, without its namespace. */
export const actionKind = (message: OutboundMessage, action: number): string =>
  Object.keys(message.actions[action] ?? {})[0]?.replace('baton.', '') ?? ''

export interface ReceiptPlace {
  readonly message: OutboundMessage
  /** Of the message in its partition. */
  readonly offset: number
}

/** A receipt for one action of a message; `at` is wall time, ms. */
export const receiptOf = (
  { message, offset }: ReceiptPlace,
  action: number,
  status: ReceiptStatus,
  at: number,
  more: Partial<Pick<CrmReceipt, 'providerId' | 'attempts' | 'note'>> = {},
): CrmReceipt => ({
  decisionId: message.decisionId,
  action,
  kind: actionKind(message, action),
  contactId: message.contactId,
  status,
  providerId: '',
  attempts: 1,
  at,
  note: '',
  offset,
  progress: null,
  ...more,
})

/** Of no message: it carries the progress alone. */
export const progressReceipt = (at: number): CrmReceipt => ({
  decisionId: '',
  action: -1,
  kind: '',
  contactId: '',
  status: 'unknown',
  providerId: '',
  attempts: 0,
  at,
  note: '',
  offset: -1,
  progress: null,
})
