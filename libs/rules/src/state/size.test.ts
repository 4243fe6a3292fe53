import { readFileSync } from 'node:fs'
import type { ContactState } from '@baton/domain'
import avsc from 'avsc'
import { expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'
import { STATE_MAX_BYTES, withinCaps } from './caps.ts'
import { roughSizeOf, sizeOf } from './size.ts'

const schema = new URL('../../../../schemas/contact.state.v1.avsc', import.meta.url)
const entry = avsc.Type.forSchema(JSON.parse(readFileSync(schema, 'utf8')), { wrapUnions: true })
const encoded = (state: ContactState): number =>
  entry.toBuffer({ entry: { 'baton.ContactState': wrapped(state) } }).length

/** Nullable fields are wrapped too by this encoder, and all lists are plain. */
const wrapped = (state: ContactState) => {
  const names = {
    erased: 'Erased',
    question: 'OpenQuestion',
    queued: 'QueuedIntent',
    deferred: 'DeferredHandoff',
    draft: 'HeldDraft',
    escalation: 'Escalation',
  } as const
  const wraps = Object.entries(names).map(([field, name]) => {
    const value = state[field as keyof typeof names]
    return [field, value === null ? null : { [`baton.${name}`]: value }]
  })
  return { ...state, recentIds: state.recentIds.entries(), ...Object.fromEntries(wraps) }
}

const full = () => {
  const contact = new Contact().withSilentBots()
  for (let i = 0; i < 40; i++) {
    const names = Array.from({ length: 6 }, (_, f) => fact(`ä${i}-${f}`.repeat(9), 'ü'.repeat(300)))
    contact
      .after(HOUR / 30)
      .says(`${['buy', 'sell'][i % 2]} ${'ß'.repeat(3000)}`, names, `m${'é'.repeat(200)}${i}`)
    contact.replies({ asks: [{ side: 'ö'.repeat(90), name: `${i}`.repeat(90) }] })
  }
  return contact
}

test('what is shed is what is least missed: the newest ids and facts stay', () => {
  const contact = full()
  const { state } = contact
  expect(state?.facts.some(known => known.name.startsWith('ä39'))).toBe(true)
  expect(contact.says('again', [], `m${'é'.repeat(200)}39`).verdict).toBe('duplicate')
})

test('sizes are never below what Avro writes', () => {
  const contact = new Contact()
  for (const text of ['hi', 'buy and sell', 'hm', 'sell', 'a person please', 'STOP']) {
    contact.after(HOUR).says(text, [fact('location', 'Peñasco')])
    const state = contact.state as ContactState
    expect(sizeOf(state)).toBeGreaterThanOrEqual(encoded(state))
    expect(roughSizeOf(state)).toBeGreaterThanOrEqual(sizeOf(state))
    expect(sizeOf(state)).toBeLessThan(encoded(state) * 1.6 + 120)
  }
  const large = full().state as ContactState
  expect(sizeOf(large)).toBeGreaterThanOrEqual(encoded(large))
})

test('a state is at most 8 KiB, whatever is said', () => {
  const { state } = full()
  expect(encoded(state as ContactState)).toBeLessThanOrEqual(STATE_MAX_BYTES)
  expect(state?.handoffs.length).toBeGreaterThan(0)
})

test('a state that holds the longest draft fits too', () => {
  const policy = { ...plain, replies: { ...plain.replies, maxTexts: 5 } }
  const contact = new Contact(tablesOf({ policy })).withSilentBots()
  for (let i = 0; i < 8; i++) {
    const names = Array.from({ length: 6 }, (_, f) => fact(`ä${i}-${f}`.repeat(9), 'ü'.repeat(300)))
    contact.after(HOUR / 240).says('字'.repeat(300), names)
  }
  contact.says('hi', [fact('budget.max', '2000000')])
  expect(contact.replies({ texts: Array(5).fill('字'.repeat(320)) }).verdict).toBe('reply_held')
  expect(encoded(contact.state as ContactState)).toBeLessThanOrEqual(STATE_MAX_BYTES)
})

test('a state at rest is at most 1 KiB', () => {
  const contact = new Contact()
  for (const text of ['hi', 'sell', 'it is fine', 'ok']) {
    contact.after(HOUR).says(text, [fact('beds', '3'), fact('location', 'Bend', 'selling')])
  }
  contact.after(10 * DAY).wakes()
  expect(encoded(contact.state as ContactState)).toBeLessThanOrEqual(1024)
})

test('what fits is left as it is', () => {
  const contact = new Contact()
  contact.says('hi')
  expect(withinCaps(contact.state as ContactState)).toBe(contact.state)
})
