// Method: an input whose log loses its end, as a broker's does that loses its disk, and grows
// again, on a log in memory.
import { BatonError } from '@baton/domain'
import { MemoryStores } from '@baton/store'
import { expect, test } from 'vitest'
import type { RecordBatch } from './ports.ts'
import { TaskSupervisor } from './supervisor.ts'
import { PartitionTask } from './task.ts'
import { output } from './testing/counting.ts'
import { FakeMembership } from './testing/fake-membership.ts'
import { settled, until } from './testing/manual-clock.ts'
import { Rig, Running } from './testing/rig.ts'

const HOLD_MS = 15_000

/** In an object that is matched a bare pattern would match anything. */
const said = (pattern: RegExp) => expect.stringMatching(pattern)

const decided = async (passOver = new Map<string, number>()) => {
  const halts: unknown[] = []
  const dropped: unknown[] = []
  const passedOver: string[] = []
  const aborted: unknown[] = []
  const rig = new Rig({
    passOver,
    observer: {
      passedOver: what => passedOver.push(what),
      aborted: error => aborted.push(error),
      phase: (phase, cause) => phase === 'halted' && halts.push(cause),
      storeDropped: error => dropped.push(error),
    },
  })
  await rig.feed(['a', 'x'], ['b', 'x'], ['a', 'x'])
  await rig.drain()
  return { rig, halts, dropped, passedOver, aborted, input: rig.log.broker.partition('events', 0) }
}

const passes = async ({ clock }: Rig, ms: number) => {
  for (let passed = 0; passed < ms; passed += 500) {
    await settled(3)
    clock.advance(500)
  }
  await settled()
}

test('an input that ended before what was decided of it is not read on when it has grown past that', async () => {
  const { rig, halts, input } = await decided()
  input.loseFrom(1)
  const running = rig.start()
  await passes(rig, 5_000)
  expect(halts).toMatchObject([
    { code: 'INPUT_LOST', message: said(/events\/0 ends at 1, before 3/) },
  ])
  await rig.feed(['l', 'x'], ['l', 'x'], ['l', 'x'], ['l', 'x'])
  await passes(rig, 3 * HOLD_MS)
  expect(running.task.phase).toBe('halted')
  expect(rig.decisions).toHaveLength(3)
  await running.stop()
})

test('a leader that shows an end for a moment that was passed stops nobody', async () => {
  const { rig, halts } = await decided()
  const { log } = rig
  const ends = log.ends.bind(log)
  let looks = 0
  log.ends = async (topic, partition) =>
    topic === 'events' && ++looks < 3 ? { start: 0, end: 1 } : ends(topic, partition)
  const running = rig.start()
  await passes(rig, 3_000)
  await rig.feed(['a', 'x'])
  await until(() => rig.idle)
  expect(looks).toBe(3)
  expect(halts).toEqual([])
  expect(rig.exactlyOnce).toBe(true)
  await running.stop()
})

test('an input that loses its end under its reader says nothing against the store', async () => {
  const { rig, halts, dropped, input } = await decided()
  const running = rig.start()
  await until(() => running.task.phase === 'running')
  input.loseFrom(1)
  await passes(rig, 5_000)
  expect(dropped).toEqual([])
  expect(halts).toMatchObject([
    { code: 'INPUT_LOST', message: said(/ends at 1, before 3; once it has/) },
  ])
  await running.stop()
})

test('an input that loses its end under its reader is not read on when it has grown past what was decided', async () => {
  const { rig, halts, input } = await decided()
  const running = rig.start()
  await until(() => running.task.phase === 'running')
  input.loseFrom(1)
  await settled()
  await rig.feed(['l', 'x', 1], ['l', 'x', 2], ['l', 'x', 3], ['l', 'x', 4])
  await passes(rig, 3 * HOLD_MS)
  expect(running.task.phase).toBe('halted')
  expect(halts[0]).toMatchObject({ code: 'INPUT_LOST', message: said(/its record 2 is of 2/) })
  expect(rig.decisions).toHaveLength(3)
  await running.stop()
})

test('what was lost is lost to the next owner of the partition too', async () => {
  const { rig, halts, input } = await decided()
  input.loseFrom(1)
  const membership = new FakeMembership()
  const give = (...partitions: number[]) =>
    membership.listener.assigned({ partitions, evicted: false })
  const supervisor = new TaskSupervisor(membership, () => new PartitionTask(rig.spec))
  await supervisor.start()
  give(0)
  await passes(rig, 5_000)
  expect(halts).toMatchObject([{ code: 'INPUT_LOST', message: said(/ends at 1, before 3/) }])
  await rig.feed(['l', 'x', 1], ['l', 'x', 2], ['l', 'x', 3], ['l', 'x', 4])
  give()
  await settled()
  give(0)
  await passes(rig, 5_000)
  expect(supervisor.tasks.get(0)?.phase).toBe('halted')
  expect(halts.at(-1)).toMatchObject({ code: 'INPUT_LOST', message: said(/its record 2 is of 2/) })
  expect(rig.decisions).toHaveLength(3)
  await supervisor.stop()
})

test('the last record before the progress is known though control records follow it', async () => {
  const { rig, halts, input } = await decided()
  const foreign = rig.log.writer('foreign', ['events'])
  await foreign.init()
  const commit = async (at: number) => {
    const records = [output('f', 'x', at)]
    await foreign.commit([{ topic: 'events', partition: 0, records }])
  }
  await commit(0)
  await rig.drain()
  input.loseFrom(3)
  await commit(7)
  await rig.feed(['l', 'x', 8])
  const running = rig.start()
  await passes(rig, 5_000)
  expect(halts[0]).toMatchObject({ code: 'INPUT_LOST', message: said(/its record 3 is of 7/) })
  expect(rig.decisions).toHaveLength(4)
  await running.stop()
})

test('what retention takes of an input that is decided is not lost, control records at its end included', async () => {
  const { rig, halts, input } = await decided()
  const foreign = rig.log.writer('foreign', ['events'])
  await foreign.init()
  await foreign.commit([{ topic: 'events', partition: 0, records: [output('f', 'x', 0)] }])
  await rig.drain()
  input.deleteBefore(input.highWatermark)
  await rig.feed(['a', 'x'])
  const running = rig.start()
  await passes(rig, 1_000)
  expect(halts).toEqual([])
  expect(rig.decisions).toHaveLength(5)
  await running.stop()
})

test('a record before the progress that the brokers cannot give any more says nothing', async () => {
  const { rig, halts } = await decided()
  let reads = 0
  rig.log.fault = (at, who) => {
    if (at === 'fetch' && who === 'input' && ++reads <= 2)
      throw new BatonError('BATCH_DAMAGED', 'events/0 at 2')
  }
  await rig.feed(['a', 'x'])
  const running = rig.start()
  await passes(rig, 1_000)
  expect(halts).toEqual([])
  expect(rig.exactlyOnce).toBe(true)
  await running.stop()
})

test('an input that lost its end while nobody read it is known by the record before the progress', async () => {
  const { rig, halts, input } = await decided()
  input.loseFrom(1)
  await rig.feed(['l', 'x', 1], ['l', 'x', 2], ['l', 'x', 3])
  const running = rig.start()
  await passes(rig, 2 * HOLD_MS)
  expect(running.task.phase).toBe('halted')
  expect(halts[0]).toMatchObject({
    code: 'INPUT_LOST',
    message: said(
      /its record 2 is of 2, the one that was decided of 0; start its process with BATON_PASS_OVER=events\/0@3-3 /,
    ),
  })
  expect(rig.decisions).toHaveLength(3)
  await running.stop()
})

test.each([
  ['what has grown again is left out', 1, 0, 3],
  ['so is what had been removed before it was decided', 3, 4, 5],
])('a person may say where to go on: %s', async (_what, lostFrom, start, to) => {
  const passOver = new Map([['events/0@3', to]])
  const { rig, halts, passedOver, aborted, input } = await decided(passOver)
  input.loseFrom(lostFrom)
  await rig.feed(['l', 'x', 1], ['l', 'x', 2], ['l', 'x', 3], ['m', 'x', 4])
  if (start > 0) input.deleteBefore(start)
  const running = rig.start()
  await passes(rig, 1_000)
  const offsets = rig.decisions.map(text => Number(text.split(':')[0]))
  const rest = rig.log.committed('events', 0).filter(({ offset }) => offset >= to)
  expect(offsets).toEqual([0, 1, 2, ...rest.map(({ offset }) => offset)])
  expect(rest.length).toBeGreaterThan(0)
  expect(halts).toEqual([])
  expect(aborted).toEqual([])
  expect(passedOver).toEqual([`events/0@3-${to}`])
  await running.stop()
  await rig.drain()
  expect(passedOver).toHaveLength(1)
})

test('a batch that stays damaged is said with the offset that a person may pass over from', async () => {
  const { rig, halts } = await decided()
  await rig.feed(['a', 'x'])
  rig.log.fault = (at, who) => {
    if (at === 'fetch' && who === 'input') throw new BatonError('BATCH_DAMAGED', 'events/0 at 3')
  }
  const running = rig.start()
  await until(() => halts.length > 0)
  expect(halts[0]).toMatchObject({
    code: 'BATCH_DAMAGED',
    message: said(/BATON_PASS_OVER=events\/0@3-/),
  })
  await running.stop()
})

/** What is read up to the offset is sound. */
const damage = ({ log }: Rig, offset: number): void => {
  const open = log.source.bind(log)
  log.source = (topic, partition, from) => {
    const source = open(topic, partition, from)
    if (topic !== 'events' || from > offset) return source
    let at = from
    let isFound = false
    const read = async (batch: () => Promise<RecordBatch | null>) => {
      const whole = isFound ? null : await batch()
      isFound ||= whole !== null && whole.nextOffset > offset
      if (isFound && at === offset) throw new BatonError('BATCH_DAMAGED', `events/0 at ${offset}`)
      if (!whole) return null
      at = Math.min(offset, whole.nextOffset)
      const records = whole.records.filter(record => record.offset < offset)
      return { ...whole, records, nextOffset: at }
    }
    return {
      next: () => read(() => source.next()),
      poll: () => read(() => source.poll()),
      stop: () => source.stop(),
    }
  }
}

test.each([
  ['as it comes', 1],
  ['as it is there', 0],
])(
  'a batch that is damaged behind what is no record is passed over as the error says: found %s',
  async (_how, waits) => {
    const { rig, halts, passedOver } = await decided()
    const foreign = rig.log.writer('foreign', ['events'])
    await foreign.init()
    rig.log.fault = at => {
      if (at === 'end') throw new Error('dies')
    }
    const records = [output('f', 'x', 0)]
    await foreign.commit([{ topic: 'events', partition: 0, records }]).catch(() => {})
    rig.log.fault = undefined
    // Aborts it: of offsets 3 and 4 none is a record.
    await rig.log.writer('foreign', ['events']).init()
    damage(rig, 5)
    const feed = () => rig.feed(['bad', 'x'], ['a', 'x'])
    if (!waits) await feed()
    let running = rig.start()
    if (waits) {
      await until(() => running.task.lanes[0]?.position === 5)
      await feed()
    }
    await until(() => running.task.phase === 'halted')
    await running.stop()

    const [, place, from] = /BATON_PASS_OVER=(\S+)@(\d+)-/.exec(`${halts.at(-1)}`) ?? []
    const passOver = new Map([[`${place}@${from}`, 6]])
    running = new Running(new PartitionTask({ ...rig.spec, passOver }))
    await passes(rig, 1_000)
    expect(passedOver).toEqual(['events/0@3-6'])
    expect(rig.decisions.map(text => text.split(':')[0])).toEqual(['0', '1', '2', '6'])
    await running.stop()
  },
)

test.each([
  ['what has grown again', 1, 3],
  ['what was removed', 3, 5],
])(
  'what is passed over stays so, though nothing is decided behind it: %s',
  async (_what, lostFrom, to) => {
    const { rig, halts, passedOver, input } = await decided()
    input.loseFrom(lostFrom)
    await rig.feed(...Array.from({ length: to - lostFrom }, () => ['l', 'x', 1] as const))
    if (to > 3) input.deleteBefore(to)
    const passOver = new Map([[`events/0@3`, to]])
    const run = async (spec = rig.spec) => {
      const running = new Running(new PartitionTask(spec))
      await passes(rig, 2_000)
      expect(running.task.phase).toBe('running')
      await running.stop()
    }
    await run({ ...rig.spec, passOver })
    const progresses = rig.log.committed('state', 0).length
    await run({ ...rig.spec, passOver, stores: new MemoryStores() })
    await run()
    expect(halts).toEqual([])
    expect(passedOver).toEqual([`events/0@3-${to}`])
    expect(rig.log.committed('state', 0)).toHaveLength(progresses)
    await rig.feed(['m', 'x', 2])
    await run()
    expect(rig.decisions.at(-1)).toBe(`${to}:1:T0`)
  },
)

test('what stands before a damaged batch is decided before anybody is told where to go on', async () => {
  const halts: unknown[] = []
  const phase = (phase: string, cause: unknown) => phase === 'halted' && halts.push(cause)
  const rig = new Rig({ fetchMaxRecords: 2, observer: { phase } })
  await rig.feed(['a', 'x'], ['b', 'x'], ['c', 'x'])
  let fetches = 0
  rig.log.fault = (at, who) => {
    if (at !== 'fetch' || who !== 'input') return
    if (++fetches % 3 !== 1) throw new BatonError('BATCH_DAMAGED', 'events/0 at 2')
  }
  const running = rig.start()
  await until(() => halts.length > 0)
  expect(rig.decisions).toHaveLength(2)
  expect(halts[0]).toMatchObject({
    message: expect.stringContaining('BATON_PASS_OVER=events/0@2-'),
  })
  await running.stop()
})

test('a compacted input that has lost what was decided of it, and nothing else, is read on', async () => {
  const { rig, halts, input } = await decided()
  await rig.feed(['a', 'x', 5])
  await rig.drain()
  await rig.feed(['a', 'x', 7])
  input.compact()
  const running = rig.start()
  await passes(rig, 1_000)
  expect(halts).toEqual([])
  expect(rig.decisions.at(-1)).toMatch(/^4:/)
  await running.stop()
})

test('an answer that does not come hides no loss', async () => {
  const { rig, halts, input } = await decided()
  input.loseFrom(1)
  await rig.feed(['l', 'x', 1], ['l', 'x', 2], ['l', 'x', 3])
  const { log } = rig
  const open = log.source.bind(log)
  log.source = (...place) => {
    const source = open(...place)
    const next = source.next.bind(source)
    let empty = 2
    source.next = async () => (empty-- > 0 ? null : next())
    return source
  }
  const running = rig.start()
  await passes(rig, 5_000)
  expect(halts[0]).toMatchObject({ code: 'INPUT_LOST' })
  expect(rig.decisions).toHaveLength(3)
  await running.stop()
})
