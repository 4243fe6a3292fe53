// Who wants a talk and no texts wants a person.
import { expect, test } from 'vitest'
import { understand } from '../understand.ts'

/** Where the shipped policy calls a person. */
const CALLS = 5_000

const human = (text: string): number =>
  understand(text, { bot: 'seller', pendingQuestion: null }).human

test.each([
  "this needs a conversation not texts. my number's the same, I'm free at noon",
  'I want a call, not texts',
  'by phone not text please',
])('"%s" asks for a person', text => expect(human(text)).toBeGreaterThanOrEqual(CALLS))

test.each(['no call not text', 'dont call not text', 'text not call'])('"%s" asks for none', text =>
  expect(human(text)).toBeLessThan(CALLS),
)
