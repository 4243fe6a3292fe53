// Who asks whether somebody is there asks for them.
import { expect, test } from 'vitest'
import { understand } from '../understand.ts'

/** Where the shipped policy calls a person. */
const CALLS = 5_000

const human = (text: string): number =>
  understand(text, { bot: 'buyer', pendingQuestion: null }).human

test.each([
  'is there a real agent available or just you the bot',
  'is there a human agent around',
  'any real person available?',
])('"%s" asks for a person', text => expect(human(text)).toBeGreaterThanOrEqual(CALLS))

test.each(['is there a house available in Plano', 'any agents you like'])(
  '"%s" asks for none',
  text => expect(human(text)).toBeLessThan(CALLS),
)
