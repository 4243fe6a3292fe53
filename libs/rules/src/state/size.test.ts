import { readFileSync } from 'node:fs'
import { type ContactState, RecentIds } from '@baton/domain'
import avsc from 'avsc'
import { expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'
import { withinCaps } from './caps.ts'
import { initialState } from './initial.ts'
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
  expect(encoded(state as ContactState)).toBeLessThanOrEqual(8_192)
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
  expect(encoded(contact.state as ContactState)).toBeLessThanOrEqual(8_192)
})

/** Every list as long, and every text as large, as the rules and a policy allow. */
const largest = (): ContactState => {
  const bot = 'b'.repeat(32)
  const id = 'd'.repeat(32)
  const at = Date.UTC(2090, 0)
  const wide = (units: number) => '字'.repeat(units)
  const key = { side: `${wide(13)}s`, name: `${wide(13)}n` }
  const times = (count: number) => Array.from({ length: count }, (_, i) => i)
  const message = {
    ...{ decisionId: id, bot, at, deadlineAt: at, times: 10, why: 'follow_up', messageAt: at },
    ...{ messageId: wide(42), text: wide(85), channel: wide(8), reasks: 1, truncated: true },
    ...{ doNotAsk: times(6).map(() => key), earlier: times(9).map(() => id) },
  }
  return {
    ...initialState(plain, wide(33)),
    ...{ owner: bot, formerOwner: bot, term: 1e6, eventTime: at, zone: wide(48), language: 'es' },
    ...{ optedOutBy: 'contact', automationOffBy: wide(13), automationOffAt: at },
    ...{ consentAt: at, automationOnAt: at, assignedAt: at },
    erased: { hash: id, at, term: 1e6 },
    handoffs: times(10).map(() => ({ from: bot, to: bot, at, decisionId: id })),
    facts: times(32).map(i => ({
      ...key,
      ...{ value: wide(53), confidence: 10_000, at: at - i, source: wide(16) },
      former: [wide(53), wide(53)],
    })),
    summary: wide(80),
    recentIds: RecentIds.of(times(64).map(i => ({ id: `m${i}`.padEnd(17, 'é'), at }))),
    turns: times(4).map(() => ({
      at,
      scores: times(40).map(() => ({ intent: wide(40), score: 10_000 })),
    })),
    pending: times(8).map(() => message),
    question: { ...key, at },
    asked: times(16).map(() => ({ ...key, times: 100, at })),
    queued: { target: bot, intent: wide(40), at, score: 10_000, decisionId: id, after: bot },
    deferred: {
      ...{ target: bot, from: bot, at, score: 10_000, threshold: 9000, propensity: 10_000 },
      ...{ retries: 48, decisionId: id, reason: 'health:degraded' },
    },
    outcomes: [
      {
        ...{ decisionId: id, from: bot, to: bot, at, score: 10_000, threshold: 9000 },
        ...{ propensity: 10_000, replied: true, achieved: '', gains: [] },
      },
    ],
    blocked: times(100).map(() => at),
    initiated: times(20).map(() => at),
    draft: {
      ...{ decisionId: id, about: id, bot, texts: times(3).map(() => wide(320)), at, reminders: 8 },
      ...{ why: `review:${'f'.repeat(81)}`, kind: 'reply', channel: wide(8) },
      asks: times(6).map(() => key),
    },
    escalation: { at, reason: 'deferral-exhausted', reminders: 8, assigned: true },
    qualified: times(8).map(() => bot),
    lastContactAt: at,
    contextUntil: at,
    timers: times(9).map(() => ({ id: 'release', dueAt: at })),
  }
}

test('a bound from lengths is never below the size, however large the state', () => {
  const state = largest()
  const { draft, facts, pending, turns, blocked } = state
  const small = initialState(plain)
  const parts = [{ draft }, { facts }, { pending }, { turns }, { blocked }]
  for (const one of [state, small, ...parts.map(part => ({ ...small, ...part }))]) {
    expect(sizeOf(one)).toBeGreaterThanOrEqual(encoded(one))
    expect(roughSizeOf(one)).toBeGreaterThanOrEqual(sizeOf(one))
  }
})

test('the largest state that the rules and a policy allow fits, with the draft that people wait for', () => {
  const state = withinCaps(largest())
  expect(encoded(state)).toBeLessThanOrEqual(8_192)
  expect(state.draft).toEqual(largest().draft)
  expect(state.pending).toHaveLength(1)
})

test('what many intents leave behind goes like the rest', () => {
  const names = Array.from({ length: 40 }, (_, i) => `intent ${i}`.padEnd(40, 'x'))
  const intents = Object.fromEntries(
    names.map((name, i) => [
      name,
      { bot: 'buyer', phrases: [{ text: `topic${i}`, weight: 5000 }] },
    ]),
  )
  const policy = { ...plain, intents: { ...plain.intents, ...intents } }
  const contact = new Contact(tablesOf({ policy }))
  for (let i = 0; i < 4; i++) {
    const facts = [fact(`f${i}`, '字'.repeat(53)), fact(`g${i}`, '字'.repeat(53))]
    contact.says(names.map((_, topic) => `topic${topic}`).join(' '), facts)
    const state = contact.state as ContactState
    expect(roughSizeOf(state)).toBeGreaterThanOrEqual(sizeOf(state))
    expect(encoded(state)).toBeLessThanOrEqual(8_192)
  }
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
