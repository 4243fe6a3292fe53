// Method: a contact whose story goes over each bound of a state that a history seldom reaches. The
// bounds are written out: what they are compared with is not the rules' own.
import type { ContactState } from '@baton/domain'
import { expect, test } from 'vitest'
import { Contact, DAY, SECOND } from '../testing/contact.ts'

const bytesOf = ({ pending }: ContactState) =>
  Buffer.byteLength(pending.map(({ text }) => text).join(''))

const writes = (times: number, text: (index: number) => string) => {
  const contact = new Contact().withSilentBots()
  for (let i = 0; i < times; i++) contact.after(SECOND).says(text(i))
  return contact.state!
}

test('8 messages wait at once, the oldest gives way', () => {
  expect(writes(8, i => `q${i}`).pending).toHaveLength(8)
  const { pending } = writes(12, i => `q${i}`)
  expect(pending.map(({ text }) => text)).toEqual([4, 5, 6, 7, 8, 9, 10, 11].map(i => `q${i}`))
})

test('their texts take 2 KiB, the newest whole', () => {
  expect(bytesOf(writes(4, () => 'x'.repeat(512)))).toBe(2_048)
  const state = writes(4, i => '字'.repeat(200 + i))
  expect(bytesOf(state)).toBeLessThanOrEqual(2_048)
  expect(bytesOf(state)).toBeGreaterThan(2_000)
  expect(state.pending.at(-1)).toMatchObject({ text: '字'.repeat(203), truncated: false })
  expect(state.pending[0]?.truncated).toBe(true)
})

test('10 handoffs are kept, the last ones', () => {
  const contact = new Contact()
  for (let i = 0; i < 14; i++) contact.after(DAY).says(i % 2 === 0 ? 'buy' : 'sell')
  expect(contact.decisions.filter(({ verdict }) => verdict === 'handoff')).toHaveLength(14)
  expect(contact.state?.handoffs).toHaveLength(10)
  expect(contact.state?.handoffs.at(-1)?.at).toBe(contact.at)
})

test('16 questions are counted, those asked last', () => {
  const contact = new Contact().withSilentBots()
  for (let i = 0; i < 20; i++) {
    contact.after(SECOND).says('hello')
    contact.replies({ asks: [{ side: 'buying', name: `q${i}` }] })
  }
  const names = contact.state?.asked.map(({ name }) => name)
  expect(names).toEqual(Array.from({ length: 16 }, (_, i) => `q${i + 4}`))
})
