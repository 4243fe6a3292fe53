import {
  type ContactEvent,
  HUMAN,
  type MessageReceived,
  NOBODY,
  type RoutedText,
} from '@baton/domain'
import { isReaction } from '@baton/understanding'
import { withLastWords } from '../context/summary.ts'
import { teach } from '../facts/teach.ts'
import { askGuards, wouldPass } from '../guards/index.ts'
import { languageOf } from '../intent/language.ts'
import { humanScore, optOutScore } from '../intent/outside.ts'
import { readMessage } from '../intent/read.ts'
import { consentSaidAt, isBeforeConsent, optIn, optOut } from '../moves/consent.ts'
import { passTag, renewContext, setDnd } from '../moves/crm.ts'
import { escalate } from '../moves/escalate.ts'
import { countGain } from '../moves/outcome.ts'
import { dropDraft } from '../moves/owner.ts'
import { awaitReplies, dropUnasked, newestOf } from '../moves/pending.ts'
import { route } from '../moves/route.ts'
import { readKeyword, wordsOf } from '../policy/phrases.ts'
import type { Token } from '../policy/tokens.ts'
import { clip } from '../state/clip.ts'
import { withoutTimers } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { followIntent, followWhileOff } from './intent.ts'
import { withdraw } from './withdraw.ts'
import { isBeforeErasure } from './writer.ts'

/** Spans named in a decision. */
const EVIDENCE_MAX = 16

/**
 * The contact wrote: opt-out, opt-in, who owns the conversation, a wish for a person, then what it
 * is about.
 */
export const onMessage = (
  step: Step,
  message: MessageReceived,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  const { state, policy, at } = step
  const words = wordsOf(message.text, policy)
  const keyword = readKeyword(message.text, policy, words)
  if (state.optedOut) return whileOptedOut(step, message, words, keyword, sentAt)

  const read = readMessage(message, state, policy, words, step.ahead)
  step.decision.evidence = read.evidence.slice(0, EVIDENCE_MAX)
  // Whatever its age: one message too few is better than one too many.
  const stop = { source: 'contact', sentAt, channel: message.channel } as const
  if (keyword === 'stop') return optOut(step, { reason: 'stop-word', ...stop })
  const ends = optOutScore(message, read, policy)
  if (ends.score >= policy.consent.threshold) {
    step.decision.scores = [ends]
    return optOut(step, { reason: 'asked-to-stop', ...stop })
  }
  if (isBeforeErasure(step, 'contact', sentAt)) return conclude(step, 'recorded', 'erased-since')

  hear(step, message)
  const facts = message.facts.length > 0 ? [...read.facts, ...message.facts] : read.facts
  teach(step, facts, { source: message.messageId, authority: 'contact' }, read.takenBack)
  countGain(step)
  withdraw(step, read)

  const text: RoutedText = { ...said(message), at, truncated: false }
  const isWithPerson = state.owner === HUMAN
  const person = humanScore(message, read, policy)
  if (!isWithPerson && person.score >= policy.human.threshold) {
    step.decision.scores = [person]
    return escalate(step, { reason: 'asks-for-person', message: text, outcome: 'failed' })
  }
  if (!state.automation) {
    takePlace(step, text)
    followWhileOff(step, message, read)
    return conclude(step, 'recorded', 'automation-off')
  }
  if (isWithPerson) return toPerson(step, text)
  return followIntent(step, message, read, text)
}

/**
 * What waits for bots to be switched on again is the contact's latest word, with attempts and a
 * deadline of its own.
 */
const takePlace = ({ state, policy }: Step, text: RoutedText): void => {
  const waiting = newestOf(state)
  if (!waiting) return
  const { at: messageAt, ...said } = text
  const deadlineAt = messageAt + policy.replies.deadlineMs
  awaitReplies(state, [{ ...waiting, ...said, messageAt, deadlineAt, ...UNTRIED }])
}

const UNTRIED = { times: 1, reasks: 0, doNotAsk: [], earlier: [] }

/** Ids and names of channels are cut where a state has to hold them. */
const ID_BYTES = 128
const CHANNEL_BYTES = 24

const said = ({ messageId, text, channel }: MessageReceived) => ({
  messageId: clip(messageId, ID_BYTES),
  text,
  channel: clip(channel, CHANNEL_BYTES),
})

/**
 * Nothing said while opted out counts but a START that is no older than the opt-out, and a further
 * STOP, by its word or, where the CRM was the first to tell of it, by its meaning: then the CRM
 * cannot lift it, nor can a START of before.
 */
const whileOptedOut = (
  step: Step,
  message: MessageReceived,
  words: readonly Token[],
  keyword: string | null,
  sentAt: number,
): Concluded => {
  const { state, policy, at } = step
  if (keyword === 'start' && !isBeforeConsent(step, sentAt)) {
    const { channel } = message
    return optIn(step, { reason: 'start-word', source: 'contact', sentAt, channel })
  }
  // Only where the CRM was first to tell is it worth reading what is no keyword.
  const readable = keyword === 'stop' || state.optedOutBy === 'crm'
  if (readable && asksToStop(step, message, words, keyword)) {
    // The CRM may know of it for one channel alone.
    if (state.optedOutBy === 'crm') setDnd(step, true)
    state.optedOutBy = 'contact'
    consentSaidAt(step, sentAt)
  }
  const attempt = { from: NOBODY, to: NOBODY, at }
  step.decision.guards = askGuards(state, attempt, policy.guards).slice(0, 1)
  step.decision.wouldPass = wouldPass(step.decision.guards)
  return conclude(step, 'refused', 'opted-out')
}

const asksToStop = (
  { state, policy, ahead }: Step,
  message: MessageReceived,
  words: readonly Token[],
  keyword: string | null,
): boolean => {
  if (keyword === 'stop') return true
  const read = readMessage(message, state, policy, words, ahead)
  return optOutScore(message, read, policy).score >= policy.consent.threshold
}

/** What any message changes: last words, silence, what waited for silence. */
const hear = (step: Step, message: MessageReceived): void => {
  const { state, at } = step
  if (state.lastContactAt === 0) passTag(step, NOBODY, state.owner)
  // What a reaction quotes are no words of theirs.
  if (!isReaction(message.text)) {
    state.summary = withLastWords(state.summary, message.text)
    state.language = languageOf(message.text, state.language)
  }
  state.lastContactAt = at
  state.timers = withoutTimers(state.timers, 'wake')
  dropUnasked(state)
  if (state.draft?.kind === 'initiated') dropDraft(step, 'contact-wrote')
}

const toPerson = (step: Step, text: RoutedText): Concluded => {
  conclude(step, 'continue', 'with-human')
  renewContext(step, route(step, { bot: HUMAN, why: 'continue', message: text }))
  return step.decision
}
