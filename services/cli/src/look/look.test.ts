// Method: decisions and messages in a log in memory.
import { readFileSync } from 'node:fs'
import { type ContactEvent, type Decision, partitionOf, textMessage } from '@baton/domain'
import type { OpenTransaction } from '@baton/kafka'
import { parsePolicy } from '@baton/rules'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { explanationOutput } from '../explain-text.ts'
import { program } from '../program.ts'
import { SHIPPED_POLICY } from '../shipped-policy.ts'
import { decisionWith } from '../testing/decision.ts'
import { platformOn } from '../testing/platform.ts'
import { findDecision, timelineOf } from './decisions.ts'
import { assignmentOf, messageOf } from './message.ts'
import { zoneOf } from './zone.ts'

const PARTITIONS = 2
const EVENTS = 'baton.contact.events.v1'
const HOME = partitionOf(Buffer.from('anna'), PARTITIONS)

const decided = (changes: Partial<Decision> = {}): Decision =>
  decisionWith({ partition: HOME, ...changes })

type Happened = ContactEvent['event']

const withEvents = async (events: readonly [contactId: string, event: Happened][]) => {
  const log = new FakeLog()
  const platform = platformOn(log, PARTITIONS)
  const codec = platform.codecs.of('contact.events.v1')
  const about = { eventId: '', locationId: '', source: 'test', sentAt: 0 }
  const records = events.map(([contactId, event]) => ({
    key: Buffer.from(contactId),
    value: Buffer.from(codec.encode({ ...about, event })),
    timestamp: 1,
  }))
  await log.append([{ topic: EVENTS, partition: HOME, records }])
  return { log, platform }
}

const said = (text: string): Happened => ({
  'baton.MessageReceived': textMessage(text, text),
})

const withMessages = (texts: readonly [contactId: string, text: string][]) =>
  withEvents(texts.map(([contactId, text]) => [contactId, said(text)]))

test('the text of a decision is read where the decision says that it stands', async () => {
  const { platform } = await withMessages([
    ['anna', 'hello'],
    ['anna', 'I want to sell'],
  ])
  expect(await messageOf(platform, decided())).toEqual({ text: 'I want to sell' })
})

test("a decision that another contact's record set off never shows that contact's words", async () => {
  const { platform } = await withMessages([
    ['bob', 'hello'],
    ['bob', 'my secret'],
  ])
  const shown = [decided({ slot: 1, event: 'Reminder' }), decided()]
  for (const decision of shown)
    expect(await messageOf(platform, decision)).toEqual({
      why: expect.stringMatching(/no message/),
    })
})

test('a text that is gone is said to be', async () => {
  const { platform } = await withMessages([['anna', 'hello']])
  expect(await messageOf(platform, decided({ offset: 9 }))).toEqual({
    why: expect.stringMatching(/no more/),
  })
})

test('an assignment is explained with who made it and why, and only that of this contact', async () => {
  const wrote = { by: 'kim', note: 'owns one' }
  const assigned: Happened = { 'baton.OwnerAssigned': { owner: 'seller', ...wrote } }
  const { platform } = await withEvents([
    ['bob', assigned],
    ['anna', assigned],
  ])
  const decision = decided({ event: 'OwnerAssigned' })
  expect(await assignmentOf(platform, decision)).toEqual(wrote)
  for (const other of [{ offset: 0 }, { offset: 9 }, { event: 'MessageReceived' }])
    expect(await assignmentOf(platform, { ...decision, ...other })).toBeUndefined()
  const { policy } = parsePolicy(readFileSync(SHIPPED_POLICY, 'utf8'), 'shipped')
  const shown = (note: string) =>
    explanationOutput(decision, policy, { assigned: { ...wrote, note } })
      .split('\n')
      .at(-2)
  expect(shown('owns one')).toBe('assigned by kim: “owns one”')
  expect(shown('')).toBe('assigned by kim')
})

test('a contact that nothing was decided about is an error with a hint, not silence', async () => {
  const { log, platform } = await withMessages([])
  const value = Buffer.from(platform.codecs.of('handoff.decisions.v1').encode(decided()))
  const records = [{ key: Buffer.from('anna'), value, timestamp: 1 }]
  await log.append([{ topic: 'baton.handoff.decisions.v1', partition: HOME, records }])
  expect(await timelineOf(platform, 'anna')).toHaveLength(1)
  await expect(timelineOf(platform, 'Anna')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringMatching(
      /^no decision about Anna in baton: .*npx baton chat --contact Anna/,
    ),
  })
})

test('a contact whose messages an open transaction holds back is not taken for one without any', async () => {
  const open = { topic: 'baton.contact.events.v1', partition: HOME, startOffset: 7, ageMs: 64_000 }
  const elsewhere = { ...open, partition: 1 - HOME }
  const ask = (one: typeof open) =>
    timelineOf(platformOn(new FakeLog(), 2, [one as OpenTransaction]), 'anna')
  await expect(ask(open)).rejects.toThrow(/held back from offset 7 on .*npx baton doctor/)
  await expect(ask(elsewhere)).rejects.toThrow(/npx baton chat --contact anna/)
})

test('a decision is found by its first digits, in either case, and by none is none', async () => {
  const { log, platform } = await withMessages([])
  const codec = platform.codecs.of('handoff.decisions.v1')
  const records = ['ff91491f', 'ff80', 'c08a'].map(decisionId => ({
    key: Buffer.from('anna'),
    value: Buffer.from(codec.encode(decided({ decisionId }))),
    timestamp: 1,
  }))
  await log.append([{ topic: 'baton.handoff.decisions.v1', partition: HOME, records }])
  for (const id of ['ff91491f', 'FF91491F', 'Ff9'])
    expect(await findDecision(platform, id)).toMatchObject({ decisionId: 'ff91491f' })
  for (const [id, code, message] of [
    ['', 'BAD_REQUEST', 'name a decision, or its first digits'],
    ['ff', 'BAD_REQUEST', '2 decisions begin with ff'],
    ['AA', 'NOT_FOUND', 'no decision AA in baton'],
  ] as const)
    await expect(findDecision(platform, id)).rejects.toMatchObject({ code, message })
})

test('a zone that there is not is refused before anything is asked', async () => {
  expect(zoneOf('America/Chicago')).toBe('America/Chicago')
  expect(() => zoneOf('America/Chikago')).toThrow('America/Chikago')
  const asked = program().parseAsync(
    ['explain', 'ff91', '--zone', 'Mars/Olympus', '--data', '/nowhere'],
    { from: 'user' },
  )
  await expect(asked).rejects.toMatchObject({
    message: expect.stringMatching(/--zone.*Mars\/Olympus/),
  })
})
