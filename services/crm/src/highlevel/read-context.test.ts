import type { ContextPackage } from '@baton/domain'
import { expect, test } from 'vitest'
import { fieldValues } from '../plan/fields.ts'
import { contextIn } from './read-context.ts'

const FIELD = 'MgobCB14YMVKuE4Ka8p1'
const UNTIL = 1_000
const context: ContextPackage = {
  facts: [
    {
      side: 'buying',
      name: 'beds',
      value: '3',
      confidence: 9_000,
      at: 1,
      source: 'm-1',
      fresh: true,
    },
  ],
  score: 85,
  temperature: 'hot',
  urgency: 'ready',
  summary: 'lead → seller',
  openQuestions: [{ side: 'selling', name: 'condition' }],
  from: 'buyer',
  handoffReason: 'intent',
  validUntil: UNTIL,
}
const written = fieldValues(context, 'seller', 0).context
const answerWith = (value: unknown, id = FIELD) => ({
  contact: {
    id: 'anna',
    customFields: [
      { id: 'another', value: 'x' },
      { id, value },
    ],
  },
})

test('what was written is read again, in the shape HighLevel answers', () => {
  expect(contextIn(answerWith(written), FIELD, UNTIL - 1)).toEqual({
    version: 1,
    owner: 'seller',
    ...context,
  })
})

test.each([UNTIL, UNTIL + 1])('expired context is never used (%i)', now => {
  expect(contextIn(answerWith(written), FIELD, now)).toBeNull()
})

test.each([
  ['of a contact without fields', { contact: { id: 'anna' } }],
  ['that is not wrapped', { customFields: [{ id: FIELD, value: written }] }],
  ['by key instead of id', answerWith(written, 'contact.baton_context')],
  ['changed by hand', answerWith('call her on Monday')],
  ['of a later version', answerWith(written?.replace('"version":1', '"version":2'))],
  ['with a number for a text', answerWith(7)],
])('nothing is made of an answer %s', (_, body) => {
  expect(contextIn(body, FIELD, 0)).toBeNull()
})
