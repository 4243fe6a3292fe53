import { expect, test } from 'vitest'
import { defineBot } from './bot.ts'
import { Conversation } from './testing/index.ts'

test('a handler that is late is told so, and its answer counts for nothing', async () => {
  let told: AbortSignal | undefined
  const slow = defineBot({
    name: 'slow',
    onMessage: async turn => {
      told = turn.signal
      await new Promise(() => undefined)
    },
  })
  const conversation = new Conversation(slow, { deadlineMs: 5 })
  await expect(conversation.says('hi')).rejects.toMatchObject({ code: 'TIMED_OUT' })
  expect(told?.aborted).toBe(true)
  expect(conversation.replies).toEqual([])
})

test('a handoff without a handler of its own is a message; an unhandled follow-up says nothing', async () => {
  const plain = defineBot({ name: 'plain', onMessage: turn => turn.reply(`heard ${turn.text}`) })
  const conversation = new Conversation(plain)
  await conversation.handoff('hello')
  await conversation.silence(3)
  expect(conversation.texts).toEqual(['heard hello'])
  expect(conversation.replies).toHaveLength(2)
})

test('texts that no phone would show are refused', async () => {
  const says = (text: string) => defineBot({ name: 'bot', onMessage: turn => turn.reply(text) })
  await expect(new Conversation(says('')).says('hi')).rejects.toThrow('empty')
  await expect(new Conversation(says('x'.repeat(321))).says('hi')).rejects.toThrow('320')
})

test('a name that no topic can have is refused at once', () => {
  expect(() => defineBot({ name: 'My Bot', onMessage: () => {} })).toThrow('My Bot')
})
