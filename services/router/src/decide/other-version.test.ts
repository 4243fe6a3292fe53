// Method: the real task, continuing a log whose states, progress and notes another version has
// written.
import {
  type Codecs,
  codecsOf,
  fixedSchemas,
  schemaNames,
  schemaText,
  type WriterSchemas,
} from '@baton/codec'
import { KEY_MAX_BYTES } from '@baton/domain'
import { MemoryStores } from '@baton/store'
import { expect, test } from 'vitest'
import { FakeApp, messageOf } from '../testing/fake-app.ts'

/**
 * Codecs of a version whose state schema got another id; the former one is known once it was asked
 * for, unless it is lost.
 */
const withOtherId = (former: Codecs, isLost = () => false) => {
  const asked: number[] = []
  const known = new Set<number>()
  const texts = new Map(schemaNames.map(name => [former.of(name).id, schemaText(name)]))
  const state = former.of('contact.state.v1').id
  const ids = new Map(schemaNames.map(name => [name, former.of(name).id]))
  ids.set('contact.state.v1', 1_000)
  const all = fixedSchemas(texts)
  const schemas: WriterSchemas = {
    get: id => {
      if (id !== state) return all.get(id)
      if (isLost()) return 'missing'
      return known.has(id) ? all.get(id) : undefined
    },
    ensure: async wanted => {
      for (const id of wanted) known.add(id)
    },
    request: id => {
      asked.push(id)
      setImmediate(() => known.add(id))
    },
  }
  return { codecs: codecsOf(ids, schemas), asked }
}

const decided = async () => {
  const app = new FakeApp()
  await app.publish()
  await app.feed.start()
  await app.say('ann', 'we want to buy, around 500k')
  await app.drain()
  return app
}

test.each(['its store', 'the changelog'])(
  'what another version wrote is read from %s once its schemas have been asked for',
  async from => {
    const app = await decided()
    const { codecs, asked } = withOtherId(app.codecs)
    app.codecs = codecs
    if (from === 'the changelog') app.stores = new MemoryStores()
    await app.say('ann', 'hello again', 60_000)
    await app.drain()
    expect(asked.length).toBeGreaterThan(0)
    expect(app.decisions).toHaveLength(2)
    expect(app.decisions[1]!.owner).toBe('buyer')
    await app.feed.stop()
  },
)

test('a contact whose state cannot be read costs no dead letter: its event is decided once it can', async () => {
  const app = await decided()
  const former = app.codecs
  app.codecs = withOtherId(former).codecs
  await app.say('bob', 'hello', 30_000)
  await app.drain()
  let isLost = true
  app.codecs = withOtherId(former, () => isLost).codecs
  await app.say('ann', 'hello again', 60_000)
  const held: unknown[] = []
  const task = app.task(5, { observer: { held: error => held.push(error) } })
  const ended = task.run()
  while (held.length === 0) await new Promise(resolve => setImmediate(resolve))
  expect(held[0]).toMatchObject({ code: 'SCHEMA_DIFFERS' })
  isLost = false
  while (!app.isDrained) await new Promise(resolve => setImmediate(resolve))
  task.stop()
  await ended
  expect(app.decisions.at(-1)).toMatchObject({ contactId: 'ann', owner: 'buyer' })
  expect(app.log.committed(app.topics.deadLetters, 0)).toEqual([])
  await app.feed.stop()
})

test('tables that another version noted in full are known by their name, and not adopted anew', async () => {
  const app = await decided()
  const entries = app.codecs.of('contact.state.v1')
  const last = app.log.committed(app.topics.state, 0).at(-1)!
  const progress = entries.decode(last.value!).entry['baton.Progress']!
  const note = app.log.committed(app.topics.adoptions, 0)[0]!.value!
  const value = entries.encode({ entry: { 'baton.Progress': { ...progress, note } } })
  await app.append(app.topics.state, last.key!, value)
  await app.say('ann', 'hello again', 60_000)
  await app.drain()
  expect(app.decisions).toHaveLength(2)
  expect(app.log.committed(app.topics.adoptions, 0)).toHaveLength(1)
  await app.feed.stop()
})

test('a key as long as a record wedges no partition', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.feed.start()
  const long = Buffer.alloc(1_048_400, 'k')
  await app.append(app.topics.events, long, null)
  await app.append(
    app.topics.events,
    'ann',
    app.codecs.of('contact.events.v1').encode(messageOf('hello', 0)),
  )
  app.log.broker.isTooLarge = ({ records }) => {
    let bytes = 0
    for (const { key, value } of records) bytes += (key?.length ?? 0) + (value?.length ?? 0) + 400
    return bytes > 1_048_588
  }
  await app.drain()
  expect(app.decisions.map(({ verdict }) => verdict)).toEqual(['dead_lettered', 'continue'])
  const [letter] = app.log.committed(app.topics.deadLetters, 0)
  expect(letter).toMatchObject({ key: null, value: null })
  expect(long.length).toBeGreaterThan(KEY_MAX_BYTES)
  await app.feed.stop()
})
