// Method: the labelled development conversations, answered by the reference bots over the real
// rules and reader, without a broker. A checker that knows nothing of the bots' own `asks` reads
// what they wrote (libs/testkit/src/re-ask); what was known is taken from the fold and, beside it,
// from the labels that people gave.
import { readFileSync } from 'node:fs'
import { type Conversation, parseConversation, parsePolicy, withOverrides } from '@baton/rules'
import { questionsIn, reAsksIn, Talk, tablesOf } from '@baton/testkit/talk'
import { expect, test } from 'vitest'
import { referenceBots } from './reference.ts'
import { BUYER } from './scripts/buyer.ts'
import { LEAD } from './scripts/lead.ts'
import { SELLER } from './scripts/seller.ts'

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
const { policy } = parsePolicy(read('deploy/policies/real-estate.yaml'), 'real-estate.yaml')
const conversations = read('test/data/conversations.jsonl')
  .trim()
  .split('\n')
  .map(parseConversation)

const talkOf = async (conversation: Conversation) => {
  const own = withOverrides(policy, conversation.policy ?? {})
  const talk = new Talk({ bots: referenceBots, tables: tablesOf(own), contactId: conversation.id })
  const answers = []
  for (const [index, { at, text, expect: label }] of conversation.turns.entries()) {
    const heard = await talk.says(text, Date.parse(at), `${conversation.id}/${index}`)
    answers.push({ heard, label: Object.keys(label?.facts ?? {}) })
  }
  return { talk, answers }
}

test('never asks again on any conversation of the development data', async () => {
  const found = []
  let questions = 0
  for (const conversation of conversations) {
    const { talk } = await talkOf(conversation)
    for (const { text, bot, known } of talk.heard) {
      if (bot === '') continue
      questions += questionsIn(text, bot).length
      found.push(...reAsksIn(text, bot, known))
    }
  }
  expect(found).toEqual([])
  expect(questions).toBeGreaterThan(200)
})

test('nor for what the labels say was told, where the reader missed it', async () => {
  const found = []
  for (const conversation of conversations) {
    const told = new Set<string>()
    const { answers } = await talkOf(conversation)
    for (const [turn, { heard, label }] of answers.entries()) {
      for (const name of label) told.add(name)
      for (const { text, bot, known } of heard) {
        if (bot === '') continue
        const missed = [...told].filter(name => !known.some(fact => fact.name === name))
        const everySide = missed.flatMap(name =>
          ['buying', 'selling', 'person'].map(side => ({ side, name })),
        )
        for (const { fact } of reAsksIn(text, bot, everySide)) {
          found.push({ conversation: conversation.id, turn, fact, text })
        }
      }
    }
  }
  expect(found).toEqual([])
})

test('the checker sees every question the scripts can ask, as what it is', () => {
  const slotOf: Record<string, string> = {
    'budget.max': 'budget',
    preApproved: 'financing',
    timelineDays: 'timeline',
    mortgageBalance: 'mortgage',
  }
  const wrong = [LEAD, BUYER, SELLER].flatMap(({ bot, questions, extras }) =>
    [...questions, ...extras].flatMap(({ key, ask }) => {
      const expected = key.name === 'goal' ? [] : [slotOf[key.name] ?? key.name]
      return [...ask.en, ...ask.es].flatMap(text => {
        const slots = [...new Set(questionsIn(text, bot).map(({ slot }) => slot))]
        return JSON.stringify(slots) === JSON.stringify(expected) ? [] : [{ text, slots, expected }]
      })
    }),
  )
  expect(wrong).toEqual([])
})
