import { TEXT_MAX_CHARS, type Turn } from '@baton/bot-sdk'
import { DAY_MS, type FactKey } from '@baton/domain'
import type { Question, Said, Script } from './scripts/script.ts'
import { heardNow, sinceKnown, thanks } from './speech/knowledge.ts'
import { courtesy, idle } from './speech/manners.ts'
import { word, wordInTurn } from './speech/wording.ts'

const isSame = (a: FactKey | undefined, b: FactKey) => a?.side === b.side && a.name === b.name

/** Joins what is to be said; the earlier parts go first when it gets too long. */
const fitted = (parts: readonly string[]): string => {
  const kept = parts.filter(part => part !== '')
  while (kept.length > 1 && kept.join(' ').length > TEXT_MAX_CHARS) kept.shift()
  return kept.join(' ').slice(0, TEXT_MAX_CHARS)
}

const isOpen = (turn: Turn, { key, own }: Question): boolean =>
  own
    ? turn.fact(key.side, key.name) === undefined
    : turn.openQuestions.some(open => isSame(open, key))

/** The next question that is open and was not asked too often, with how often it was. */
const nextOf = (turn: Turn, script: Script, answered: FactKey | undefined) => {
  const { askedAtMost, windowMs } = script.loop
  const timesAsked = ({ key }: Question) => turn.timesAsked(key, windowMs)
  const ask = (questions: readonly Question[], atMost: number) =>
    questions.find(
      question =>
        !isSame(answered, question.key) && isOpen(turn, question) && timesAsked(question) < atMost,
    )
  const question = ask(script.questions, askedAtMost) ?? ask(script.extras, 1)
  return question && { question, times: timesAsked(question) }
}

/** Confidence of what a bot reads by itself, in 1/10,000. */
const OWN_CONFIDENCE = 7_000

/** Takes the answer to a question of the bot's own, whose answers nobody else reads. */
const learnAnswer = (turn: Turn, script: Script): FactKey | undefined => {
  const asked = [...script.questions, ...script.extras].find(q => isSame(turn.lastAsked, q.key))
  const value = asked?.choices?.find(([, says]) => says.test(turn.text))?.[0]
  // What the router's reader has read already is not read again.
  if (!asked || !value || !isOpen(turn, asked)) return undefined
  turn.learned([{ ...(asked.learns ?? asked.key), value, confidence: OWN_CONFIDENCE }])
  return asked.key
}

const HURRIES: ReadonlySet<string> = new Set(['immediate', 'urgent'])

const isQualified = (turn: Turn, { qualified }: Script, answered?: FactKey): boolean => {
  const open = turn.openQuestions.filter(key => !isSame(answered, key))
  return open.length <= qualified.openAtMost && turn.routed.context.score >= qualified.scoreAtLeast
}

/**
 * What leads over when the required questions are done: once, before the first extra or in place of
 * it.
 */
const closing = (turn: Turn, script: Script, answered?: FactKey): Said => {
  if (!isQualified(turn, script, answered)) return script.enough
  return HURRIES.has(turn.routed.context.urgency) ? script.readySoon : script.ready
}

const followUpDays = (turn: Turn, script: Script): readonly number[] => {
  const { temperature } = turn.routed.context
  return temperature === 'hot' || temperature === 'cold'
    ? script.followUpDays[temperature]
    : script.followUpDays.warm
}

/** Whether a question is on the contact's phone already, put while this message was on its way. */
const isAsked = ({ routed, known }: Turn): boolean =>
  routed.why === 're_ask' && routed.doNotAsk.every(key => !known.some(fact => isSame(key, fact)))

/**
 * Says what is next: a question with what leads up to it, or, when nothing is left to ask, that all
 * is noted.
 */
const goOn = (turn: Turn, script: Script, opening: readonly string[], told: boolean): void => {
  const answered = learnAnswer(turn, script)
  const next = isAsked(turn) ? undefined : nextOf(turn, script, answered)
  const isRequired = next !== undefined && script.questions.includes(next.question)
  const closed = script.extras.some(({ key }) => turn.timesAsked(key, script.loop.windowMs) > 0)
  if (!isRequired && isQualified(turn, script, answered))
    turn.qualified('all required facts are known')
  const thanked = answered && !told ? [thanks(turn)] : opening
  const leadsOver =
    isRequired || closed ? '' : word(turn, closing(turn, script, answered), 'closing')
  if (!next) {
    const last = told || answered ? word(turn, script.more, 'more') : idle(turn)
    const parts = fitted([...thanked, leadsOver])
    turn.reply(parts === '' || told ? fitted([parts, last]) : parts)
    return
  }
  const { question, times } = next
  const asking = wordInTurn(turn, question.ask, question.key.name, times)
  turn.ask(question.key, fitted([...thanked, leadsOver, asking]))
  const [firstDay] = followUpDays(turn, script)
  if (firstDay !== undefined) turn.wakeAt(turn.routed.at + firstDay * DAY_MS)
}

/** The contact wrote, and the conversation is here. */
export const onMessage = (turn: Turn, script: Script): void => {
  const heard = heardNow(turn)
  if (heard !== '') {
    goOn(turn, script, [heard], true)
    return
  }
  const { text, greets } = courtesy(turn)
  const hello = turn.routed.asked.length === 0 ? word(turn, script.hello, 'hello') : ''
  goOn(turn, script, greets ? [text, hello] : [hello, text], false)
}

/** The conversation arrives: what is known is said instead of asked. */
export const onHandoff = (turn: Turn, script: Script): void => {
  const known = sinceKnown(turn, word(turn, script.goal, 'goal'))
  const heard = heardNow(turn)
  const opening = known === '' ? [word(turn, script.hello, 'hello'), heard] : [capitalised(known)]
  goOn(turn, script, opening, heard !== '')
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The contact is silent: a word, and the next one later, until the series ends. */
export const onFollowUp = (turn: Turn, script: Script): void => {
  const { at, asked } = turn.routed
  const silentMs = at - (asked.at(-1)?.at ?? at)
  // Half a day of grace: a follow-up that had to wait for the morning is still the same step.
  const days = followUpDays(turn, script)
  const later = days.filter(day => day * DAY_MS > silentMs + DAY_MS / 2)
  const step = days.length - later.length
  turn.reply(wordInTurn(turn, script.followUp, 'follow-up', step))
  const [next] = later
  if (next !== undefined) turn.wakeAt(at - silentMs + next * DAY_MS)
}
