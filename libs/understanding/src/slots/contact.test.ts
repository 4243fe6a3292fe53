// A spelt address is read whole or not at all: a part of one is somebody else's.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string) => flatSlots(readSlots(text, { bot: 'lead', pendingQuestion: null }))

describe('a spelt e-mail address is read back to where it starts', () => {
  test.each([
    ['bob dot smith at example dot com', 'bob.smith@example.com'],
    ['bob.smith at example dot com', 'bob.smith@example.com'],
    ['bob_smith at example dot com', 'bob_smith@example.com'],
    ['bob-smith at example dot com', 'bob-smith@example.com'],
    ['my email is j.d.99 at example dot org', 'j.d.99@example.org'],
    ['mary dot ann dot lee at example dot com', 'mary.ann.lee@example.com'],
    ['my email is janelee5 at example dot com', 'janelee5@example.com'],
    ['bob.smith@example dot com', 'bob.smith@example.com'],
    ['its jane at example dot com', 'jane@example.com'],
    ['reach me at jane at example dot com', 'jane@example.com'],
  ])('%s', (text, email) => expect(read(text)).toEqual({ email }))

  test.each(['jane lee at example dot com', 'jane at example dot com dot mx'])(
    '%s: where an end is in doubt, not at all',
    text => expect(read(text)).not.toHaveProperty('email'),
  )
})
