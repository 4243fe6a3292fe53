// Method: one log, decided by two engines in turn: `other` evaluates the same rules, and then
// leaves in states and decisions what this one never would. The checker is this engine.
import { mulberry32, PROGRESS_KEY } from '@baton/domain'
import type { InputRecord, LogPort } from '@baton/stream'
import { verifyApp } from '@baton/testkit'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeApp } from '../testing/fake-app.ts'

const OTHER = 'other'
const engine = vi.hoisted(() => ({ name: '' }))

vi.mock('@baton/rules', async original => {
  const rules = await original<typeof import('@baton/rules')>()
  const foldEvent: typeof rules.foldEvent = (state, contactId, event, place, tables, ahead) => {
    const folded = rules.foldEvent(state, contactId, event, place, tables, ahead)
    if (tables.engine !== OTHER || !folded.state) return folded
    for (const { decision } of folded.emissions) decision.reason = 'as the other sees it'
    return { ...folded, state: { ...folded.state, term: folded.state.term + 100 } }
  }
  return {
    ...rules,
    foldEvent,
    engineOf: (data?: Readonly<Record<string, string>>) => engine.name || rules.engineOf(data),
  }
})

afterEach(() => {
  engine.name = ''
})

let offset = 0
const say = async (app: FakeApp, ...contacts: readonly string[]) => {
  for (const contact of contacts) {
    const text = offset % 2 === 0 ? 'we want to buy' : 'actually I want to sell my house'
    await app.say(contact, text, 1_000_000 + offset++ * 600_000)
  }
}

/** Goes on with the log of an app as an engine of that name. */
const decideAs = async (name: string, former: FakeApp | null, ...contacts: readonly string[]) => {
  engine.name = name
  const app = new FakeApp(former ? { broker: former.log.broker } : undefined)
  if (former) app.stores = former.stores
  else await app.publish()
  await app.feed.start()
  await say(app, ...contacts)
  await app.drain()
  await app.feed.stop()
  engine.name = ''
  return app
}

test('what another engine decided is not compared, and all that this one did is, on the states it was left', async () => {
  const before = await decideAs('', null, 'ann', 'bob')
  const between = await decideAs(OTHER, before, 'ann', 'cid', 'ann')
  const app = await decideAs('', between, 'ann', 'bob', 'cid', 'dan')
  expect(app.decisions.map(one => one.engine === OTHER)).toContain(true)
  const verdict = await app.verify()
  expect(verdict.violations).toEqual([])
  expect(verdict).toMatchObject({ inputs: 6, uncompared: 3, states: 4, lag: 0 })
  expect(verdict.notes.map(({ text }) => text)).toEqual([
    expect.stringContaining('3 inputs were decided by engine other'),
  ])
})

/**
 * The verdict on the log as it would be with some records of a topic left out, changed or doubled.
 */
const verdictOn = async (
  app: FakeApp,
  topic: string,
  edit: (record: InputRecord) => readonly InputRecord[],
) => {
  const log: LogPort = {
    ends: (...of) => app.log.ends(...of),
    writer: (...of) => app.log.writer(...of),
    source: (of, partition, from) => {
      const source = app.log.source(of, partition, from)
      const next = async () => {
        const batch = await source.next()
        return batch && of === topic ? { ...batch, records: batch.records.flatMap(edit) } : batch
      }
      return { next, poll: () => source.poll(), stop: () => source.stop() }
    },
    readToEnd: options =>
      app.log.readToEnd({
        ...options,
        onBatch: batch =>
          options.onBatch(
            options.topic === topic ? { ...batch, records: batch.records.flatMap(edit) } : batch,
          ),
      }),
  }
  return verifyApp({ log, codecs: app.codecs, appId: 'app', partitions: 1 }, { patienceMs: 0 })
}

test.each([
  ['lost', () => []],
  ['doubled', (record: InputRecord) => [record, record]],
] as const)('a decision of another engine that is %s is found', async (kind, edit) => {
  const before = await decideAs('', null, 'ann')
  const between = await decideAs(OTHER, before, 'ann', 'ann')
  const app = await decideAs('', between, 'ann')
  const codec = app.codecs.of('handoff.decisions.v1')
  const { violations } = await verdictOn(app, app.topics.decisions, record => {
    const { offset, slot } = codec.decode(record.value!)
    return offset === 1 && slot === 0 ? edit(record) : [record]
  })
  expect(violations.map(one => `${one.kind} ${one.offset}/${one.slot}`)).toEqual([`${kind} 1/0`])
})

test('what this engine decides wrongly on a state it was left is found', async () => {
  const between = await decideAs(OTHER, null, 'ann')
  const app = await decideAs('', between, 'ann')
  const codec = app.codecs.of('handoff.decisions.v1')
  const { violations } = await verdictOn(app, app.topics.decisions, record => {
    const decision = codec.decode(record.value!)
    if (decision.offset !== 1 || decision.slot > 0) return [record]
    return [{ ...record, value: Buffer.from(codec.encode({ ...decision, term: 1 })) }]
  })
  expect(violations.map(one => `${one.kind} ${one.offset} ${one.fields}`)).toEqual([
    'changed 1 term',
  ])
})

test('a contact whose inherited state compaction took is compared again from its next state on', async () => {
  const between = await decideAs(OTHER, null, 'ann')
  const app = await decideAs('', between, 'ann', 'bob')
  const last = await decideAs('', app, 'ann')
  const anns = last.log
    .committed(last.topics.state, 0)
    .filter(({ key }) => key?.toString() === 'ann')
  expect(anns).toHaveLength(3)
  // What cleaned all but the last segment has left.
  const compacted = await verdictOn(last, last.topics.state, record => {
    const isThere = !isOf(record, 'ann', PROGRESS_KEY) || record.offset >= anns[1]!.offset
    return isThere ? [record] : []
  })
  expect(compacted.violations).toEqual([])
  expect(compacted.notes.map(({ text }) => text)).toEqual([
    expect.stringContaining('1 inputs were decided by engine other'),
    expect.stringContaining('1 inputs were decided on states that another engine has left'),
  ])
  expect(compacted).toMatchObject({ inputs: 2, uncompared: 2, states: 2 })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a good log is good whichever engines decided it and whatever compaction took (seed %i)',
  async seed => {
    const next = mulberry32(seed)
    const below = (limit: number) => Math.floor(next() * limit)
    let app: FakeApp | null = null
    for (let turn = 0; turn < 6; turn++) {
      const contacts = Array.from({ length: 1 + below(12) }, () => `contact-${below(6)}`)
      app = await decideAs(below(2) === 0 ? OTHER : '', app, ...contacts)
    }
    const { log, topics, decisions } = app!
    const states = log.committed(topics.state, 0)
    const cleanedTo = states[below(states.length)]!.offset
    const cleaned = states.filter(({ offset }) => offset < cleanedTo)
    const kept = new Set(new Map(cleaned.map(one => [one.key!.toString(), one.offset])).values())
    const verdict = await verdictOn(app!, topics.state, record =>
      record.offset >= cleanedTo || kept.has(record.offset) ? [record] : [],
    )
    expect(verdict.violations).toEqual([])
    const inputs = decisions.filter(({ slot }) => slot === 0)
    const others = inputs.filter(one => one.engine === OTHER)
    expect(verdict.inputs + verdict.uncompared).toBe(inputs.length)
    expect(verdict.uncompared).toBeGreaterThanOrEqual(others.length)
  },
)

const isOf = ({ key }: InputRecord, ...keys: readonly string[]) =>
  keys.includes(key?.toString() ?? '')
