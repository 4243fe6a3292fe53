import { type Bot, defineBot, type Turn } from '@baton/bot-sdk'
import { type Language, LINES, PHRASES } from './phrases.ts'
import { knowledge, pick } from './wording.ts'

/** How many known facts a greeting after a handoff repeats. */
const SHOWN_FACTS = 3

const line = (turn: Turn, variants: Readonly<Record<Language, readonly string[]>>): string =>
  pick(variants[turn.language], turn.routed.decisionId)

/** Asks the first open question there are words for; false when none is left. */
const askNext = (turn: Turn, opening: string): boolean => {
  for (const key of turn.openQuestions) {
    const phrases = PHRASES[`${key.side}.${key.name}`]
    if (!phrases) continue
    const question = pick(phrases.ask[turn.language], turn.routed.decisionId)
    turn.ask(key, opening ? `${opening} ${question}` : question)
    return true
  }
  return false
}

const greeting = (turn: Turn, hello: Readonly<Record<Language, readonly string[]>>): string => {
  const known = knowledge(turn.known, turn.language, SHOWN_FACTS)
  const noted = known ? ` ${line(turn, LINES.since).replace('{}', known)}` : ''
  return `${line(turn, hello)}${noted}`
}

/** Finds out whether the contact wants to buy or to sell; the router moves the conversation on. */
export const leadBot: Bot = defineBot({
  name: 'lead',
  onMessage: turn => turn.reply(line(turn, LINES.leadQuestion)),
})

const qualifier = (
  name: string,
  hello: Readonly<Record<Language, readonly string[]>>,
  ready: Readonly<Record<Language, readonly string[]>>,
): Bot =>
  defineBot({
    name,
    onHandoff: turn => {
      const opening = greeting(turn, hello)
      if (!askNext(turn, opening)) finish(turn, ready)
    },
    onMessage: turn => {
      if (!askNext(turn, '')) finish(turn, ready)
    },
  })

const finish = (turn: Turn, ready: Readonly<Record<Language, readonly string[]>>): void => {
  turn.reply(line(turn, ready))
  turn.qualified('all required facts are known')
}

export const buyerBot: Bot = qualifier('buyer', LINES.buyerHello, LINES.buyerReady)
export const sellerBot: Bot = qualifier('seller', LINES.sellerHello, LINES.sellerReady)

export const referenceBots: readonly Bot[] = [leadBot, buyerBot, sellerBot]
