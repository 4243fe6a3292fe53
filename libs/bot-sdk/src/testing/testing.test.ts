// Method: a kit that finds nothing proves nothing, so it is given a bot that asks again.
import { expect, test } from 'vitest'
import { defineBot } from '../bot.ts'
import { Conversation, neverAsksAgain } from './index.ts'

const required = ['buying.beds', ['buying.preApproved', 'buying.financing']]
const facts = { 'buying.beds': '3', 'buying.financing': 'cash' }

const careful = defineBot({
  name: 'careful',
  onMessage: turn => {
    const [next] = turn.openQuestions
    if (next) turn.ask(next, `What about ${next.name}?`)
    else turn.reply('Thanks!')
  },
})

const forgetful = defineBot({
  name: 'forgetful',
  onMessage: turn => turn.ask({ side: 'buying', name: 'preApproved' }, 'Are you pre-approved?'),
})

test('a bot that asks what is open never asks again', async () => {
  expect(await neverAsksAgain(careful, { required, facts })).toEqual([])
})

test('a bot that asks again is found, also where another fact answers the question', async () => {
  const found = await neverAsksAgain(forgetful, { required, facts, messages: 0 })
  expect(found.map(({ fact, known, start }) => [start, fact, Object.keys(known).length])).toEqual([
    ['message', 'buying.financing', 1],
    ['handoff', 'buying.financing', 1],
    ['message', 'buying.financing', 2],
    ['handoff', 'buying.financing', 2],
  ])
})

test('what a bot learns, and how often it asked, is in the next context', async () => {
  const beds = { side: 'buying', name: 'beds' }
  const curious = defineBot({
    name: 'curious',
    onMessage: turn => {
      turn.learned([{ side: 'person', name: 'mood', value: 'fine' }])
      turn.ask(beds, `${turn.timesAsked(beds)} ${turn.fact('person', 'mood') ?? 'unknown'}`)
    },
    onFollowUp: turn => turn.reply(`${turn.lastAsked?.name}?`),
  })
  const conversation = new Conversation(curious)
  await conversation.says('hi')
  await conversation.says('hi')
  await conversation.silence(2)
  expect(conversation.texts).toEqual(['0 unknown', '1 fine', 'beds?'])
})

test('a message to which a bot says nothing is unanswered, whatever it reports or wants; one that it hands on is not', async () => {
  const wordless = defineBot({
    name: 'wordless',
    onMessage: turn => {
      turn.wakeAt(turn.routed.at + 3_600_000)
      if (turn.text === 'done') turn.qualified()
      if (turn.text === 'sell') turn.requestHandoff('seller')
      if (turn.text === 'hi') turn.reply('Hello!')
    },
  })
  const conversation = new Conversation(wordless)
  for (const text of ['hi', 'hm', 'done', 'sell']) await conversation.says(text)
  await conversation.silence(1)
  expect(conversation.unanswered).toEqual(['hm', 'done'])
})

test('what no text asks is not counted as asked', async () => {
  const beds = { side: 'buying', name: 'beds' }
  const times: number[] = []
  const mute = defineBot({
    name: 'mute',
    onMessage: turn => {
      times.push(turn.timesAsked(beds))
      turn.asks([beds])
    },
  })
  const conversation = new Conversation(mute)
  await conversation.says('hi')
  await conversation.says('hi')
  expect(times).toEqual([0, 0])
})
