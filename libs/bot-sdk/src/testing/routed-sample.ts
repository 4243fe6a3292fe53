import { DAY_MS, type RoutedMessage } from '@baton/domain'

const AT = Date.parse('2026-03-02T16:00:00Z')

/** A routed message of which nothing is known yet. */
export const routedSample = (): RoutedMessage => ({
  decisionId: 'decision-1',
  contactId: 'contact',
  locationId: '',
  bot: 'bot',
  term: 1,
  why: 'continue',
  message: { messageId: 'message-1', text: 'hello', channel: 'sms', at: AT, truncated: false },
  context: {
    facts: [],
    score: 50,
    temperature: 'warm',
    urgency: 'considering',
    summary: '',
    openQuestions: [],
    from: '',
    handoffReason: '',
    validUntil: AT + DAY_MS,
  },
  doNotAsk: [],
  asked: [],
  language: 'en',
  at: AT,
  deadlineAt: AT + 300_000,
})
