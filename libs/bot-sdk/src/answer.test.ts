import { expect, onTestFinished, test, vi } from 'vitest'
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

test('what is given after the answer was taken is not in it, and is said', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  onTestFinished(() => warned.mockRestore())
  const later = Promise.withResolvers<void>()
  const hasty = defineBot({
    name: 'hasty',
    onMessage: turn => {
      turn.reply('now')
      void later.promise.then(() => turn.reply('later'))
    },
  })
  const reply = await new Conversation(hasty).says('hi')
  later.resolve()
  await later.promise
  expect(reply.texts).toEqual(['now'])
  expect(warned.mock.calls.flat().join()).toContain('hasty')
})
