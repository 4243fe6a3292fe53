// Method: a few contacts who talk at once, read by the shipped model, which uses its room again for
// every message; each must be decided as if it were alone. Offsets are those of a log of its own,
// so that ids are equal too.
import { readFileSync } from 'node:fs'
import { type ContactState, textMessage } from '@baton/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Emission } from './fold.ts'
import { foldEvent } from './fold-event.ts'
import { parseConversation } from './simulate/conversation.ts'
import { MINUTE, MORNING } from './testing/contact.ts'
import { realEstate, tablesOf } from './testing/policies.ts'

const RUNS = 300
const CONTACTS = 3

const tables = tablesOf({ policy: realEstate })
const file = new URL('../../../test/data/conversations.jsonl', import.meta.url)
const texts = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .flatMap(line => parseConversation(line).turns.map(turn => turn.text))

interface Said {
  readonly contact: number
  readonly text: string
  readonly gapMs: number
}

const talk: fc.Arbitrary<readonly Said[]> = fc.array(
  fc.record({
    contact: fc.nat(CONTACTS - 1),
    text: fc.constantFrom(...texts),
    gapMs: fc.integer({ min: -MINUTE, max: 20 * MINUTE }),
  }),
  { minLength: 2, maxLength: 30 },
)

/** What was decided about each contact. */
const decided = (said: readonly Said[]): string[] => {
  const states = new Map<number, ContactState | null>()
  const emissions: Emission[][] = Array.from({ length: CONTACTS }, () => [])
  let timestamp = MORNING
  for (const [index, { contact, text, gapMs }] of said.entries()) {
    timestamp += gapMs
    if (text === '') continue
    const event = { 'baton.MessageReceived': textMessage(`m${index}`, text) }
    const whole = { eventId: '', locationId: '', source: '', sentAt: 0, event }
    const place = { topic: 't', partition: 0, offset: index, timestamp }
    const state = states.get(contact) ?? undefined
    const folded = foldEvent(state, `c${contact}`, whole, place, tables)
    states.set(contact, folded.state)
    emissions[contact]?.push(...folded.emissions)
  }
  return emissions.map(one => JSON.stringify(one))
}

test('a contact is decided the same whoever else talks', () => {
  fc.assert(
    fc.property(talk, said => {
      const together = decided(said)
      for (let contact = 0; contact < CONTACTS; contact++) {
        const alone = said.map(one => (one.contact === contact ? one : { ...one, text: '' }))
        expect(decided(alone)[contact]).toBe(together[contact])
      }
    }),
    { numRuns: RUNS },
  )
})
