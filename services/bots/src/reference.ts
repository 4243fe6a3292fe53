import { type Bot, defineBot } from '@baton/bot-sdk'
import { onFollowUp, onHandoff, onMessage } from './dialogue.ts'
import { BUYER } from './scripts/buyer.ts'
import { LEAD } from './scripts/lead.ts'
import type { Script } from './scripts/script.ts'
import { SELLER } from './scripts/seller.ts'

/** A bot that follows a script. */
const scripted = (script: Script): Bot =>
  defineBot({
    name: script.bot,
    onMessage: turn => onMessage(turn, script),
    onHandoff: turn => onHandoff(turn, script),
    onFollowUp: turn => onFollowUp(turn, script),
  })

export const leadBot: Bot = scripted(LEAD)
export const buyerBot: Bot = scripted(BUYER)
export const sellerBot: Bot = scripted(SELLER)

export const referenceBots: readonly Bot[] = [leadBot, buyerBot, sellerBot]
