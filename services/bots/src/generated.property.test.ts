// Method: generated people (libs/testkit/src/talk) text with the reference bots over the real rules
// and reader, in memory. Each reply is read by the checker of re-asks, and what a bot gets with a
// handoff is held against a second, simpler fold of the log. 10,000 conversations, about 20 s of
// one core; a seed in a failure is enough to see it again.
import { readFileSync } from 'node:fs'
import { defineBot } from '@baton/bot-sdk'
import { parsePolicy } from '@baton/rules'
import {
  type ConverseOptions,
  converse,
  foldedFacts,
  questionsIn,
  reAsksIn,
  type Talk,
  tablesOf,
} from '@baton/testkit/talk'
import { expect, test } from 'vitest'
import { referenceBots } from './reference.ts'

const CONVERSATIONS = 10_000
/** Far above what they take, for machines that do something else beside. */
const TIMEOUT_MS = 230_000

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
const { policy } = parsePolicy(read('deploy/policies/real-estate.yaml'), 'real-estate.yaml')
const noise = read('test/data/intent.jsonl')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line).text as string)
const options: Omit<ConverseOptions, 'seed'> = {
  bots: referenceBots,
  tables: tablesOf(policy),
  noise,
}

const LOOP_MAX = 2
const WEEK_MS = 7 * 24 * 3_600_000

const slotsIn = (text: string, bot: string) =>
  new Set(questionsIn(text, bot).map(({ slot }) => slot))

/** Questions the contact read from one bot more often within a week than the loop guard allows. */
const loops = ({ heard }: Talk): string[] => {
  const asked = heard.flatMap(({ at, bot, text }) =>
    bot === '' ? [] : [...slotsIn(text, bot)].map(slot => ({ at, what: `${bot}: ${slot}` })),
  )
  return asked.flatMap(({ at, what }, index) => {
    const before = asked.slice(0, index).filter(one => one.what === what && at - one.at < WEEK_MS)
    return before.length >= LOOP_MAX ? [what] : []
  })
}

test(
  'generated conversations: no re-ask, no loop, every handoff with all that was said',
  async () => {
    const found: { seed: number; what: string }[] = []
    const seen = { questions: 0, handoffs: 0, handedFacts: 0, repeated: 0 }
    for (let seed = 1; seed <= CONVERSATIONS; seed++) {
      const talk = await converse({ ...options, seed })
      for (const { text, bot, known } of talk.heard) {
        if (bot === '') continue
        seen.questions += questionsIn(text, bot).length
        for (const { fact } of reAsksIn(text, bot, known))
          found.push({ seed, what: `${fact}: ${text}` })
      }
      for (const ask of loops(talk)) found.push({ seed, what: `a third time: ${ask}` })
      for (const routed of talk.routed) {
        if (routed.why === 're_ask') seen.repeated++
        if (routed.why !== 'handoff' && routed.why !== 'release') continue
        seen.handoffs++
        const folded = foldedFacts(talk, routed, policy)
        seen.handedFacts += Object.keys(folded).length
        const handed = Object.fromEntries(
          routed.context.facts.map(fact => [`${fact.side}.${fact.name}`, fact.value]),
        )
        if (JSON.stringify(sorted(handed)) !== JSON.stringify(sorted(folded))) {
          found.push({
            seed,
            what: `context ${JSON.stringify(handed)} is not ${JSON.stringify(folded)}`,
          })
        }
      }
    }
    expect(found.slice(0, 5)).toEqual([])
    expect(seen.questions).toBeGreaterThan(3 * CONVERSATIONS)
    expect(seen.handoffs).toBeGreaterThan(CONVERSATIONS)
    expect(seen.handedFacts).toBeGreaterThan(2 * CONVERSATIONS)
    // What was known when a bot answered was in its context, so the router's own gate had nothing
    // to drop.
    expect(seen.repeated).toBe(0)
  },
  TIMEOUT_MS,
)

const sorted = (facts: Readonly<Record<string, string>>) => Object.entries(facts).sort()

test('a bot that asks again without saying that it asks is seen', async () => {
  const nosy = defineBot({ name: 'buyer', onMessage: turn => turn.reply('What is your budget?') })
  const bots = [...referenceBots.filter(({ name }) => name !== 'buyer'), nosy]
  const found: string[] = []
  for (let seed = 1; seed <= 50; seed++) {
    const { heard } = await converse({ ...options, bots, seed })
    found.push(
      ...heard.flatMap(({ text, bot, known }) => reAsksIn(text, bot, known)).map(r => r.fact),
    )
  }
  expect(found.length).toBeGreaterThan(20)
  expect(new Set(found)).toEqual(new Set(['buying.budget.max']))
})
