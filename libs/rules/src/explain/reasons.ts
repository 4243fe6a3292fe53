import { spaced } from './units.ts'

/**
 * Codes of decisions as people say them; those that need more than the code are told in
 * sentences.ts.
 */
const WORDS: Readonly<Record<string, string>> = {
  'no-intent': 'the message raises nothing else',
  'below-threshold': 'nothing was raised clearly enough',
  'no-route': 'the policy has no route there',
  'already-owner': 'that bot has the conversation already',
  'same-owner': 'that bot has the conversation already',
  'unknown-target': 'the policy has no such bot',
  'unknown-owner': 'the policy has no such bot',
  'owner-unknown': 'the policy has no such bot any more',
  assigned: 'an operator assigned the conversation',
  human: 'a person has taken over',
  'with-human': 'a person has the conversation',
  requested: 'a bot or an operator asked for it',
  'deferral-recovered': 'the bot it waited for is well again',
  'let-through': 'the bot it waited for is not well yet, and gets it all the same',
  'still-unwell': 'the bot has not recovered yet',
  'deferral-exhausted': 'the bot it waited for did not recover in time',
  'deferral-cap': 'enough contacts wait for that bot already',
  probe: 'it tries whether the bot has recovered',
  explore: 'it was tried just below the threshold, to learn',
  'asks-for-person': 'the contact asks for one, or is in legal or financial distress',
  'refused-attempts': 'the contact was refused several times in a short while',
  'bot-asks': 'the bot asks for one',
  unanswered: 'no bot answered in time',
  'review-rejected': 'a person rejected what the bot wanted to say',
  'awaits-review': 'a reply before it waits for approval, or for daytime with it',
  'review-unanswered': 'nobody reviewed the draft in time',
  'stop-word': 'the message is a stop word',
  'asked-to-stop': 'the message asks to stop',
  'start-word': 'the message is a start word',
  crm: 'the CRM says so',
  'contact-said-stop': 'the contact asked to stop, and only the contact takes that back',
  'consent-since': 'the contact was opted in or out after this was said',
  answered: 'it answers a routed message',
  'without-words': 'the message waits on for whoever takes over, or for its deadline',
  initiated: 'the bot starts the conversation within its limits',
  'nothing-said': 'no message of the contact waited for it',
  released: 'what held it has passed',
  'not-owner': 'the bot does not have the conversation any more',
  'stale-term': 'the conversation has moved on since the message was routed',
  'not-awaited': 'the message was answered already, or was never routed to it',
  're-ask':
    'it asks what is known or was just asked, and the message it was for, if any, is routed once more',
  're-ask-twice':
    'once more it asks what is known or was just asked, and the contact gets the holding text instead',
  empty: 'it says nothing',
  'too-long': 'it is too long for a text message',
  'limit-day': 'bots have started enough messages today',
  'limit-month': 'bots have started enough messages this month',
  'quiet-hours': 'it is too early or too late where the contact is',
  rejected: 'a person rejected it',
  superseded: 'something newer took its place',
  'contact-wrote': 'the contact wrote first',
  'automation-off': 'bots are switched off for this contact',
  'automation-on': 'bots are switched on for this contact',
  'off-by-another': 'whoever switched the bots off, or an operator, switches them on again',
  'message-waits': 'a message of the contact waits for its answer, and the follow-up for that',
  'erased-since': 'the contact was forgotten after this happened',
  'off-since': 'they were switched off after this was said',
  'assigned-since': 'somebody was assigned after this was said',
  'on-since': 'they were switched on after this was said',
  'moved-on': 'the conversation moved on',
  withdrawn: 'the contact no longer wants it',
  replaced: 'something else took its place',
  'nothing-due': 'nothing was due',
  'nothing-queued': 'nothing was queued',
  'not-deferred': 'nothing was waiting',
  'bots-silent': 'bots are silent for this contact',
  erased: 'the contact was forgotten',
  'follow-up': 'the contact was silent as long as the bot wanted to wait',
}

/** Codes that carry a name: `intent:seller`. */
const NAMED: Readonly<Record<string, (name: string) => string>> = {
  intent: name => `the message raises the ${name} intent`,
  plan: name => `it is the ${name} part of what the contact wants`,
  queued: name => `the ${name} part waits until that is done`,
  health: name => `the bot is ${name}`,
  review: name => `${name} is high enough for a person to approve it`,
  reminder: name => `reminder ${name}, nobody has seen to it yet`,
}

/** A reason in words; a code that nobody has put into words yet is shown with spaces. */
export const reasonWords = (code: string): string => {
  const known = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  if (known !== undefined) return known
  const [kind = '', name] = code.startsWith('reminder-') ? code.split('-') : code.split(/:(.*)/s)
  const named = Object.hasOwn(NAMED, kind) && name ? NAMED[kind] : undefined
  return named && name ? named(name) : spaced(code)
}
