import { type ContactEvent, textMessage } from '@baton/domain'

/** A text message as a contact event, without intents or facts from outside. */
export const messageEvent = (
  { messageId, text }: { readonly messageId: string; readonly text: string },
  rest: Partial<Omit<ContactEvent, 'event'>> = {},
): ContactEvent => ({
  eventId: messageId,
  locationId: '',
  source: 'test',
  sentAt: 0,
  ...rest,
  event: {
    'baton.MessageReceived': textMessage(messageId, text),
  },
})
