import { expect, test } from 'vitest'
import { type Bot, defineBot } from './bot.ts'
import { Conversation } from './testing/index.ts'
import type { Turn } from './turn.ts'

test('a name that no routing topic can have is refused at once', () => {
  const named = (name: unknown) => () => defineBot({ name, onMessage: () => {} } as Bot)
  expect(named('My Bot')).toThrow('My Bot')
  expect(named(undefined)).toThrow('undefined')
  expect(named('human')).toThrow('human')
})

test('a bot without a handler is refused at once', () => {
  const misspelt = { name: 'buyer', onMesage: () => {} } as unknown as Bot
  expect(() => defineBot(misspelt)).toThrow('onMessage')
  const noFunction = { name: 'buyer', onMessage: () => {}, onFollowUp: 'later' } as unknown as Bot
  expect(() => defineBot(noFunction)).toThrow('onFollowUp')
})

test('a handler whose name differs in case is refused at once, also one of a class', () => {
  const onMessage = () => {}
  class Eager {
    readonly name = 'eager'
    onMessage(): void {}
    onFollowup(): void {}
  }
  const misspelt = { name: 'buyer', onMessage, onHandOff: onMessage }
  expect(() => defineBot(misspelt)).toThrow(
    'onHandOff of bot buyer: the handler is called onHandoff',
  )
  expect(() => defineBot(new Eager())).toThrow('onFollowUp')
})

test('what is no object is no bot', () => {
  for (const none of [null, undefined, 'buyer']) {
    expect(() => defineBot(none as never)).toThrow('a bot is an object')
  }
})

test('methods of a class are handlers, and keep their object', async () => {
  class Greeter {
    readonly name = 'greeter'
    readonly #greeting = 'hello'

    onMessage(turn: Turn): void {
      turn.reply(this.#greeting)
    }

    onHandoff(turn: Turn): void {
      turn.reply(`${this.#greeting} again`)
    }
  }
  const conversation = new Conversation(defineBot(new Greeter()))
  await conversation.says('hi')
  await conversation.handoff('hi')
  expect(conversation.texts).toEqual(['hello', 'hello again'])
})
