import type { AskedCount, FactKey } from '@baton/domain'
import { isSameFact } from '../facts/known.ts'
import { say } from '../moves/crm.ts'
import { noteReply } from '../moves/outcome.ts'
import type { Step } from '../step.ts'
import { withInitiated } from './initiated.ts'

/** Facts whose questions are counted. */
const ASKED_MAX = 16

export interface Outgoing {
  readonly bot: string
  readonly texts: readonly string[]
  readonly asks: readonly FactKey[]
  readonly kind: 'reply' | 'initiated'
  readonly channel: string
}

/** The texts leave for the contact; what they ask is remembered. */
export const sendTexts = (step: Step, { bot, texts, asks, kind, channel }: Outgoing): void => {
  const { state, at } = step
  step.speaker = bot
  for (const text of texts) say(step, text, kind, channel)
  const [question] = asks
  if (question) state.question = { side: question.side, name: question.name, at }
  else if (kind === 'reply' && texts.length > 0) closeQuestion(step)
  for (const ask of asks) state.asked = counted(state.asked, ask, at)
  if (kind === 'initiated') state.initiated = withInitiated(state.initiated, texts.length, at)
  else if (texts.length > 0) noteReply(step)
}

/**
 * An answer that asks nothing ends the question that the contact has had the turn to answer; one
 * still to be read stays.
 */
export const closeQuestion = ({ state }: Step): void => {
  if (state.question && state.question.at < state.lastContactAt) state.question = null
}

const counted = (asked: readonly AskedCount[], { side, name }: FactKey, at: number) => {
  const known = asked.find(one => isSameFact(one, { side, name }))
  const others = asked.filter(one => one !== known)
  return [...others, { side, name, times: (known?.times ?? 0) + 1, at }].slice(-ASKED_MAX)
}
