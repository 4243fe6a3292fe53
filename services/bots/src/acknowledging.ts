import { type Bot, defineBot } from '@baton/bot-sdk'

/**
 * A bot that only acknowledges: it asks, requests and reports nothing. For playing recorded
 * conversations.
 */
export const acknowledgingBot = (name: string): Bot =>
  defineBot({ name, onMessage: turn => turn.reply('Got it, thanks.') })
