// Method: the real task with the real rules on a log in memory that loses answers and requests;
// judge: the sequential oracle, which shares the rules and nothing of the task.
import { DEFAULT_LIMITS } from '@baton/codec'
import { BatonError, type Code, KEY_MAX_BYTES, mulberry32, TEXT_MAX_BYTES } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { FakeApp, messageOf, otherPolicy, parsedPolicy } from '../testing/fake-app.ts'

const TEXTS = [
  'looking for a 3 bed under 650k, want to move in 3 months',
  "actually I'm thinking about selling my house first",
  'hello',
  'I want to talk to a real person please',
  'STOP',
  'START',
  'we want to buy, around 500k',
]

const withTables = async (): Promise<FakeApp> => {
  const app = new FakeApp()
  await app.publish()
  await app.feed.start()
  return app
}

describe('the router decides as the oracle does', () => {
  test('a conversation, with its timers, in order', async () => {
    const app = await withTables()
    for (const [i, text] of TEXTS.entries()) await app.say('ann', text, 1_000_000 + i * 600_000)
    await app.drain()
    const verdict = await app.verify()
    expect(verdict.violations).toEqual([])
    expect(verdict.inputs).toBe(TEXTS.length)
    expect(app.decisions.some(decision => decision.slot > 0)).toBe(true)
    await app.feed.stop()
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'whatever is lost, and whenever it crashes (seed %i)',
    async seed => {
      const app = await withTables()
      const next = mulberry32(seed)
      for (let i = 0; i < 120; i++) {
        const contact = `contact-${Math.floor(next() * 9)}`
        await app.say(contact, TEXTS[Math.floor(next() * TEXTS.length)]!, 1_000 + i * 120_000)
      }
      let faults = 0
      app.log.fault = at => {
        if (at === 'append' || at === 'append-answer' || at === 'fetch' || next() > 0.05) return
        faults++
        throw new BatonError('OUTCOME_UNKNOWN', `${at} lost`)
      }
      const crash = () => {
        if (next() > 0.02) return false
        if (next() < 0.3) app.stores.lose('router-0')
        return true
      }
      await app.drain(crash)
      app.log.fault = undefined
      const verdict = await app.verify()
      expect(verdict.violations).toEqual([])
      expect(verdict.inputs).toBe(120)
      expect(faults).toBeGreaterThan(0)
      await app.feed.stop()
    },
  )
})

describe('records that can never be decided', () => {
  test('are refused in the order of the checks, each with its cause and one decision', async () => {
    const app = await withTables()
    const { events } = app.topics
    const good = app.codecs.of('contact.events.v1').encode(messageOf('hello', 0))
    const long = messageOf('x'.repeat(TEXT_MAX_BYTES + 1), 0)
    const cases: readonly (readonly [Code, string | Buffer | null, Buffer | null])[] = [
      ['EMPTY_KEY', null, null],
      ['EMPTY_KEY', '', good],
      ['KEY_TOO_LONG', 'ü'.repeat(KEY_MAX_BYTES / 2 + 1), good],
      ['KEY_NOT_UTF8', Buffer.from([0xff, 0xfe]), good],
      ['RESERVED_KEY', '__progress', null],
      ['NULL_VALUE', 'ann', null],
      ['BAD_MAGIC', 'ann', Buffer.from('text')],
      ['UNKNOWN_SCHEMA', 'ann', Buffer.from([0, 0, 0, 99, 99, 1])],
      ['MALFORMED_AVRO', 'ann', good.subarray(0, good.length - 3)],
      ['TEXT_TOO_LONG', 'ann', app.codecs.of('contact.events.v1').encode(long)],
    ]
    for (const [, key, value] of cases) await app.append(events, key, value)
    await app.say('ann', 'hello')
    await app.drain()
    const { decisions } = app
    expect(decisions.map(decision => decision.reason).slice(0, -1)).toEqual(cases.map(([c]) => c))
    expect(decisions.map(decision => decision.offset)).toEqual(decisions.map((_, i) => i))
    const dead = app.log.committed(app.topics.deadLetters, 0)
    expect(dead.map(({ value }) => value)).toEqual(cases.map(([, , value]) => value))
    expect(dead[0]!.headers!['__streams.errors.offset']!.toString()).toBe('0')
    expect(dead[4]!.headers!['__streams.errors.exception']!.toString()).toContain('RESERVED_KEY')
    expect((await app.verify()).violations).toEqual([])
    await app.feed.stop()
  })
})

describe('tables', () => {
  test('a router without a policy waits, and decides when there is one', async () => {
    const app = new FakeApp()
    await app.feed.start()
    const later = Date.now() + 3_600_000
    await app.say('ann', 'hello', later)
    const task = app.task()
    const ended = task.run()
    for (let i = 0; i < 50; i++) await new Promise(resolve => setImmediate(resolve))
    expect(app.decisions).toEqual([])
    await app.publish(parsedPolicy, '*', later - 1)
    while (!app.isDrained) await new Promise(resolve => setImmediate(resolve))
    task.stop()
    await ended
    expect(app.decisions).toHaveLength(1)
    // It took over before there was a policy, and adopted it after it was published.
    expect((await app.verify()).violations).toEqual([])
    await app.feed.stop()
  })

  test('a policy of a location holds there, and the adoption is in the log before its first decision', async () => {
    const app = await withTables()
    await app.say('ann', 'hello')
    await app.drain()
    await app.publish(otherPolicy, 'location')
    while (app.feed.content()?.policies.length !== 2) await app.feed.changed()
    await app.say('ann', 'hello again', 60_000)
    await app.drain()
    const adopted = app.log
      .committed(app.topics.adoptions, 0)
      .map(({ value }) => app.codecs.of('router.tables.v1').decode(value!).from)
    expect(adopted).toEqual([0, 1])
    expect(app.decisions.at(-1)!.policy).toBe(otherPolicy.hash)
    await app.feed.stop()
  })

  test('of more locations than others may send items of are adopted once, and can be read and judged', async () => {
    const app = new FakeApp()
    await app.publish()
    for (let i = 0; i <= DEFAULT_LIMITS.arrayItems; i++) await app.activate(`location-${i}`)
    await app.feed.start()
    for (let i = 0; i < 3; i++) {
      await app.say('ann', 'hello', i * 60_000)
      await app.drain()
    }
    const adoptions = app.log.committed(app.topics.adoptions, 0)
    expect(adoptions).toHaveLength(1)
    const { policies, hash } = app.codecs.of('router.tables.v1').decode(adoptions[0]!.value!)
    expect(policies).toHaveLength(DEFAULT_LIMITS.arrayItems + 2)
    const last = app.log.committed(app.topics.state, 0).at(-1)!
    const { entry } = app.codecs.of('contact.state.v1').decode(last.value!)
    expect(entry['baton.Progress']?.tables).toBe(hash)
    // No transaction but the one that adopts grows with the locations.
    expect(last.value!.length).toBeLessThan(400)
    expect((await app.verify()).violations).toEqual([])
    await app.feed.stop()
  })

  test('an activation of a policy nobody published is refused, and the former one stays in force', async () => {
    const app = await withTables()
    await app.activate('*', 'nowhere')
    while (app.refused.length === 0) await new Promise(resolve => setImmediate(resolve))
    expect(app.refused[0]!.code).toBe('POLICY_MISSING')
    await app.say('ann', 'hello')
    await app.drain()
    expect(app.decisions[0]!.policy).toBe(parsedPolicy.hash)
    await app.feed.stop()
  })
})

test('only committed decisions are counted', async () => {
  const app = await withTables()
  await app.say('ann', 'hello')
  let ends = 0
  app.log.fault = at => {
    if (at === 'end' && ++ends === 2) throw new BatonError('OUTCOME_UNKNOWN', 'lost')
  }
  await app.drain()
  expect(app.counted).toHaveLength(1)
  await app.feed.stop()
})
