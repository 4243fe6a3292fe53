import { expect, test } from 'vitest'
import { defineBot } from './bot.ts'
import { type RunOptions, runBot, runUntilStopped } from './index.ts'
import { limitsOf } from './run-options.ts'
import { Conversation } from './testing/index.ts'

const bot = defineBot({ name: 'buyer', onMessage: turn => turn.reply('hi') })

test('limits that are absent or undefined have their defaults', () => {
  const defaults = { deadlineMs: 15_000, contactsMax: 32, sessionTimeoutMs: 6_000 }
  expect(limitsOf({})).toEqual(defaults)
  expect(limitsOf({ deadlineMs: undefined, contactsMax: undefined })).toEqual(defaults)
})

const WRONG: readonly RunOptions[] = [
  { deadlineMs: Number.POSITIVE_INFINITY },
  { deadlineMs: Number.NaN },
  { deadlineMs: 3e9 },
  // With what stopping takes beside it no timer holds it.
  { deadlineMs: 2 ** 31 - 1 },
  { deadlineMs: -1 },
  { deadlineMs: '20s' as never },
  { contactsMax: 0 },
  { contactsMax: 1.5 },
  { sessionTimeoutMs: Number.NaN },
]

test.each(WRONG)('a limit that cannot be kept stops the start, by its name: %o', async options => {
  const [name = ''] = Object.keys(options)
  await expect(runBot(bot, options)).rejects.toThrow(name)
  await expect(runUntilStopped(bot, options)).rejects.toThrow(name)
})

test.each([
  [{ deadlineMS: 1 }, 'the options of a run have no deadlineMS: there are config, log, deadlineMs'],
  [null, 'the options of a run must be an object, not null'],
  ['15s', 'the options of a run must be an object, not string'],
])(
  'an option that there is not stops the start, and what is no options: %o',
  async (given, says) => {
    const options = given as RunOptions
    await expect(runBot(bot, options)).rejects.toThrow(says)
    await expect(runUntilStopped(bot, options)).rejects.toThrow(says)
  },
)

test.each([Number.POSITIVE_INFINITY, Number.NaN, 3e9, -1])(
  'the kit takes no deadline either that a timer does not hold: %d',
  deadlineMs => {
    expect(() => new Conversation(bot, { deadlineMs })).toThrow('deadlineMs')
  },
)
