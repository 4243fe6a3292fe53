import { describe, expect, test } from 'vitest'
import { declaredTopics, parseTopics } from './declaration.ts'
import { checkTopics, ensureTopics, type TopicAdmin, type TopicDescription } from './ensure.ts'
import { resolveTopics, type TopicSpec } from './resolve.ts'

const app = { appId: 'shop', partitions: 3, clock: 'broker', bots: ['lead', 'buyer'] } as const
const topic = (specs: readonly TopicSpec[], logical: string): TopicSpec => {
  const spec = specs.find(one => one.logical === logical)
  if (!spec) throw new Error(`no ${logical}`)
  return spec
}
const codeOf = async (action: () => unknown): Promise<string> => {
  try {
    await action()
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`
  }
  return 'nothing thrown'
}

const HEAD = 'partitions: 4\ncompression: uncompressed\n'

describe('topics.yaml', () => {
  test('this version declares its topics', () => {
    const { topics } = declaredTopics()
    expect(topics.length).toBeGreaterThan(10)
    expect(topics.filter(one => one.name === 'contact.events.v1')).toHaveLength(1)
  })

  test.each([
    ['a field nobody knows', 'colour: red', 'no.such: colour is no field'],
    ['a wrong cleanup', 'cleanup: rot', 'no.such: cleanup is rot, not one of delete, compact'],
    ['a partition count of 0', 'partitions: 0', 'no.such: partitions is 0'],
    ['no text where one belongs', 'about: ""', 'no.such: about is not a text'],
    ['a schema that does not exist', 'schema: nope.v1', 'no.such: schema is nope.v1'],
  ])('%s is named', async (_, line, message) => {
    const fields = {
      partitions: 'partitions: N',
      timestamps: 'timestamps: clock',
      cleanup: 'cleanup: delete',
      retentionMs: 'retentionMs: -1',
      write: 'write: [a]',
      read: 'read: [b]',
      about: 'about: something',
      [line.split(':')[0] as string]: line,
    }
    const yaml = `${HEAD}topics:\n  - name: no.such\n    ${Object.values(fields).join('\n    ')}\n`
    expect(await codeOf(() => parseTopics(yaml))).toContain(message)
  })

  test.each(['producer', 'snappy', 'lz4'])(
    'a compression that nobody here may read, %s, is named',
    async how => {
      const yaml = `partitions: 4\ncompression: ${how}\ntopics: []\n`
      expect(await codeOf(() => parseTopics(yaml))).toContain(
        `compression is ${how}, not one of uncompressed, gzip, zstd`,
      )
    },
  )

  test('a topic is declared once', async () => {
    const entry =
      '  - {name: a, partitions: N, timestamps: clock, cleanup: delete, retentionMs: -1, write: [], read: [], about: x}\n'
    const yaml = `${HEAD}topics:\n${entry}${entry}`
    expect(await codeOf(() => parseTopics(yaml))).toContain('a is declared twice')
  })
})

describe('physical topics', () => {
  test('carry the app id, the partition count, and one routing topic for each bot and human', () => {
    const specs = resolveTopics(app)
    const routing = specs.filter(one => one.schema === 'routing.v1').map(one => one.name)
    expect(routing).toEqual([
      'shop.routing.lead.v1',
      'shop.routing.buyer.v1',
      'shop.routing.human.v1',
    ])
    expect(topic(specs, 'bots.routing.buyer.v1.dlq')).toMatchObject({ schema: null, partitions: 3 })
    expect(topic(specs, 'contact.events.v1').partitions).toBe(3)
    expect(topic(specs, 'handoff.thresholds.v1').partitions).toBe(1)
  })

  test('are stamped by the broker, or by the log', () => {
    const byBroker = topic(resolveTopics(app), 'contact.events.v1').configs
    const byLog = topic(resolveTopics({ ...app, clock: 'log' }), 'contact.events.v1').configs
    expect(byBroker).toMatchObject({ 'message.timestamp.type': 'LogAppendTime' })
    expect(byLog).toMatchObject({ 'message.timestamp.type': 'CreateTime' })
  })

  test('keep everything under `clock: log`', () => {
    for (const { configs } of resolveTopics({ ...app, clock: 'log' })) {
      expect(configs['retention.ms']).toBe('-1')
    }
    expect(topic(resolveTopics(app), 'contact.events.v1').configs['retention.ms']).not.toBe('-1')
  })

  test('have brokers unpack what producers pack', () => {
    for (const { configs } of resolveTopics(app)) {
      expect(configs['compression.type']).toBe('uncompressed')
    }
  })

  test.each([
    { appId: 'Shop' },
    { appId: 'a.b' },
    { bots: ['hu man'] },
    { bots: ['human'] },
    { partitions: 0 },
  ])('refuse names that are no part of a topic: %j', async wrong => {
    expect(await codeOf(() => resolveTopics({ ...app, ...wrong }))).toMatch(/^CONFIG_INVALID/)
  })
})

/** A broker whose topics appear only after a few looks. */
const fakeAdmin = (there: TopicDescription[] = [], delay = 0) => {
  let looks = 0
  const created: string[] = []
  const pending: TopicDescription[] = []
  const admin: TopicAdmin = {
    describeTopics: async names => {
      if (looks++ > delay) there.push(...pending.splice(0))
      return there.filter(one => names.includes(one.name))
    },
    createTopics: async specs => {
      for (const { name, partitions, configs } of specs) {
        created.push(name)
        pending.push({ name, partitions, configs: { ...configs, 'segment.bytes': '1' } })
      }
    },
  }
  return { admin, created }
}

describe('ensuring topics', () => {
  const specs = resolveTopics(app)
  const existing = (): TopicDescription[] =>
    specs.map(({ name, partitions, configs }) => ({ name, partitions, configs }))

  test('creates what is missing and waits until it is seen', async () => {
    const { admin, created } = fakeAdmin(existing().slice(0, 5), 2)
    await ensureTopics(admin, specs)
    expect(created).toEqual(specs.slice(5).map(spec => spec.name))
    await ensureTopics(admin, specs)
    expect(created).toHaveLength(specs.length - 5)
  })

  test('names both partition counts', async () => {
    const [first, ...rest] = existing()
    const { admin } = fakeAdmin([{ ...(first as TopicDescription), partitions: 8 }, ...rest])
    expect(await codeOf(() => ensureTopics(admin, specs))).toContain(
      'PARTITIONS_DIFFER: shop.contact.events.v1 has 8 partitions on the broker and 3',
    )
  })

  test('names both settings', async () => {
    const [first, ...rest] = existing() as [TopicDescription, ...TopicDescription[]]
    const configs = { ...first.configs, 'cleanup.policy': 'compact' }
    const { admin } = fakeAdmin([{ ...first, configs }, ...rest])
    expect(await codeOf(() => ensureTopics(admin, specs))).toBe(
      'TOPIC_DIFFERS: shop.contact.events.v1 has cleanup.policy = compact on the broker and delete in topics.yaml',
    )
  })

  test('dead letters are kept for 30 days, and in an app of before as long as it keeps them, which is told', async () => {
    const { name, configs } = topic(specs, 'router.contact.events.v1.dlq')
    expect(configs['retention.ms']).toBe('2592000000')
    const before = existing().map(one =>
      one.name === name ? { ...one, configs: { ...configs, 'retention.ms': '7776000000' } } : one,
    )
    const told: string[] = []
    const { admin, created } = fakeAdmin(before)
    await ensureTopics(admin, specs, { onWarning: text => told.push(text) })
    await checkTopics(admin, specs)
    expect(created).toEqual([])
    expect(told).toEqual([
      expect.stringMatching(
        /^shop\.router\.contact\.events\.v1\.dlq has retention\.ms = 7776000000.*=2592000000$/,
      ),
    ])
  })

  const packedAs = (how: string): TopicDescription[] => {
    const [first, ...rest] = existing() as [TopicDescription, ...TopicDescription[]]
    return [{ ...first, configs: { ...first.configs, 'compression.type': how } }, ...rest]
  }

  test('an app of before, whose producers may pack as they like, is taken, and told of what to set', async () => {
    const told: string[] = []
    const { admin } = fakeAdmin(packedAs('producer'))
    await ensureTopics(admin, specs, { onWarning: text => told.push(text) })
    await ensureTopics(admin, specs)
    await checkTopics(admin, specs)
    expect(told).toEqual([
      expect.stringMatching(
        /shop\.contact\.events\.v1.* snappy or lz4 .*compression\.type=uncompressed/,
      ),
    ])
  })

  test.each(['gzip', 'zstd'])('one whose brokers pack by %s is as good', async how => {
    const told: string[] = []
    const { admin } = fakeAdmin(packedAs(how))
    await ensureTopics(admin, specs, { onWarning: text => told.push(text) })
    await checkTopics(admin, specs)
    expect(told).toEqual([])
  })

  test.each(['snappy', 'lz4'])(
    'one whose brokers pack all by %s could not be read, and is refused',
    async how => {
      const { admin } = fakeAdmin(packedAs(how))
      const refusal = `TOPIC_DIFFERS: shop.contact.events.v1 has compression.type = ${how} on the broker`
      expect(await codeOf(() => ensureTopics(admin, specs))).toContain(refusal)
      expect(await codeOf(() => checkTopics(admin, specs))).toContain(refusal)
    },
  )

  test('gives up on topics that never appear, in bounded time', async () => {
    const { admin } = fakeAdmin([], Number.POSITIVE_INFINITY)
    expect(await codeOf(() => ensureTopics(admin, specs, { timeoutMs: 1 }))).toMatch(/^TIMED_OUT/)
  })

  test('only checking names what is missing', async () => {
    const { admin } = fakeAdmin(existing().slice(1))
    expect(await codeOf(() => checkTopics(admin, specs))).toBe(
      'TOPIC_MISSING: no such topics on the broker: shop.contact.events.v1',
    )
  })
})
