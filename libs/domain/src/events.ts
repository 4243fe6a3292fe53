import type { BotReplied, MessageReceived } from './schemas.gen.ts'

/** A text message of a contact, without intents or facts from outside. */
export const textMessage = (messageId: string, text: string): MessageReceived => ({
  messageId,
  text,
  channel: 'sms',
  conversationId: '',
  intents: [],
  facts: [],
})

/** A reply that says and asks nothing, to a routed message whose times are unknown. */
export const blankReply = ({
  decisionId,
  term,
  bot,
}: Pick<BotReplied, 'decisionId' | 'term' | 'bot'>): BotReplied => ({
  decisionId,
  term,
  bot,
  texts: [],
  asks: [],
  facts: [],
  request: null,
  report: null,
  wakeAt: null,
  routedAt: 0,
  eventAt: 0,
})
