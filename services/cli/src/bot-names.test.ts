// What one of them takes and another refuses is found at the start of an app, or never.
import { readFileSync } from 'node:fs'
import { defineBot } from '@baton/bot-sdk'
import { botsConfig } from '@baton/bots'
import { resolveTopics } from '@baton/codec'
import { BOT_NAME_WORDS } from '@baton/domain'
import { parsePolicy } from '@baton/rules'
import { describe, expect, test } from 'vitest'
import { parseHistory, toLine } from './learn/history.ts'
import { SHIPPED_POLICY } from './shipped-policy.ts'

const BINS = [{ bin: 28, successes: 3, failures: 9 }]

const shipped = readFileSync(SHIPPED_POLICY, 'utf8')

/** The shipped policy with another name for its seller bot; the intent keeps its own. */
const policyWith = (bot: string): string => {
  const [bots, intents] = shipped.split('\nintents:')
  const named = intents?.replaceAll(/(?<=\b(?:bot|from|to): )seller/g, bot)
  return [bots?.replace('\n  seller:\n', `\n  ${bot}:\n`), named].join('\nintents:')
}

const checkers: Readonly<Record<string, (bot: string) => unknown>> = {
  'a policy': bot => parsePolicy(policyWith(bot), 'p'),
  topics: bot => resolveTopics({ appId: 'a', partitions: 1, clock: 'broker', bots: [bot] }),
  'the SDK': name => defineBot({ name, onMessage: () => {} }),
  BATON_BOT_URLS: bot =>
    botsConfig({
      BATON_BROKERS: 'localhost:9092',
      BATON_REGISTRY_URL: 'http://localhost:8081',
      BATON_BOT_URLS: `${bot}=http://bots/one`,
      BATON_BOT_SECRET: 'sixteen characters',
    }),
  'a history of outcomes': bot =>
    parseHistory(toLine({ source: 's', from: 'lead', to: bot, day: 20_465, bins: BINS }), 'h'),
}

describe.each(Object.entries(checkers))('the name of a bot in %s', (_, check) => {
  test.each(['s', 'seller-2', 's'.repeat(31)])('may be %s', name => {
    expect(() => check(name)).not.toThrow()
  })

  test.each(['s'.repeat(32), 'Seller', '2sell', 'sell_er'])('is not %s', name => {
    expect(() => check(name)).toThrow(BOT_NAME_WORDS)
  })
})
