// Method: retention deletes what was written from the log in memory; the task is stopped or goes on
// before, and starts again after it.
import { type Clock, systemClock } from '@baton/stream'
import { expect, test } from 'vitest'
import { messageOf, outbound, TOPICS, taskRig, texts, until } from '../testing/task-rig.ts'

type Rig = Awaited<ReturnType<typeof taskRig>>

const partitionOf = ({ log }: Rig) => log.broker.partition(TOPICS.outbound, 0)
const keptTo = ({ receipts }: Rig) =>
  receipts().findLast(({ progress }) => progress)?.progress?.outbound

const KEEP_PROGRESS_MS = 1_000

/** Runs as usual, but that the time to keep progress comes when the test says so. */
const keepingClock = () => {
  let due: (() => void) | undefined
  const clock: Clock = {
    ...systemClock,
    after: (ms, fn) => {
      if (ms !== KEEP_PROGRESS_MS) return systemClock.after(ms, fn)
      due = fn
      return () => undefined
    },
  }
  /** Resolves when it waits for the next time. */
  const keep = async () => {
    const fn = due
    due = undefined
    fn?.()
    await until('it waits again', () => due !== undefined)
  }
  return { clock, keep }
}

/** A router that died in mid-transaction: what it wrote is taken back at the next take-over. */
const takeBack = ({ log: { broker } }: Rig): void => {
  const epoch = broker.initProducer('router-0')
  const value = outbound.encode(messageOf('good', 99))
  const records = [{ key: Buffer.from('c'), value, timestamp: 0 }]
  broker.produce('router-0', epoch, { topic: TOPICS.outbound, partition: 0, records })
  broker.initProducer('router-0')
}

/** Read to its end, and looked at again for more. */
const isRead = async (rig: Rig): Promise<void> => {
  const { read } = partitionOf(rig)
  const { highWatermark } = partitionOf(rig)
  const looks: number[] = []
  partitionOf(rig).read = (from, max) => {
    looks.push(from)
    return read.call(partitionOf(rig), from, max)
  }
  await until('it is read', () => looks.includes(highWatermark))
}

test('a partition of which all is written goes on after all of it has left the log', async () => {
  const rig = await taskRig()
  const first = rig.start()
  await rig.say('good', 0, 6)
  await until('all', () => rig.ended().length === 6)
  await first.stop()
  partitionOf(rig).deleteBefore(partitionOf(rig).highWatermark)
  rig.start()
  await rig.say('good', 6, 7)
  await until('the next', () => rig.textsOf('good').length === 7)
  expect(rig.textsOf('good')).toEqual(texts(7))
})

test('the receipt that leaves nothing to do tells the progress, however soon after the one before', async () => {
  const rig = await taskRig({ clock: { ...systemClock, now: () => 0 } })
  const { stop } = rig.start()
  await rig.say('good', 0, 2)
  await until('both are written', () => rig.ended().length === 2)
  expect(rig.ended().at(-1)?.progress).toMatchObject({ outbound: 2 })
  await stop()
})

test('progress that no receipt tells is kept by itself, once', async () => {
  const { clock, keep } = keepingClock()
  const rig = await taskRig({ clock })
  rig.start()
  await rig.say('good', 0, 1)
  await until('it', () => rig.ended().length === 1)
  takeBack(rig)
  const { highWatermark } = partitionOf(rig)
  expect(keptTo(rig)).toBeLessThan(highWatermark)
  await isRead(rig)
  await keep()
  expect(keptTo(rig)).toBe(highWatermark)
  const { length } = rig.receipts()
  await keep()
  expect(rig.receipts()).toHaveLength(length)
})

test('whoever is told to stop keeps how far it is', async () => {
  const { clock } = keepingClock()
  const rig = await taskRig({ clock })
  const { task, stop } = rig.start()
  await until('it runs', () => task.phase === 'running')
  takeBack(rig)
  await isRead(rig)
  await stop()
  expect(keptTo(rig)).toBe(partitionOf(rig).highWatermark)
})

test('what has left the log unwritten halts the partition, until a person says where to go on', async () => {
  const rig = await taskRig()
  rig.local.faults = () => 'error'
  const first = rig.start()
  await rig.say('good', 0, 3)
  await until('it is begun', () => rig.receipts().length > 0)
  await first.stop()
  rig.local.faults = () => null
  await rig.say('good', 3, 5)
  partitionOf(rig).deleteBefore(3)
  const halted = rig.start()
  await until('it halts', () => halted.task.phase === 'halted')
  expect(rig.logged()).toContain('BATON_PASS_OVER=out/0@0-3')
  expect(await rig.told()).toMatch(/^baton_halts_total\{cause="INPUT_LOST"\} [1-9]/m)
  await halted.stop()
  rig.start({ passOver: new Map([['out/0@0', 3]]) })
  await until('the rest', () => rig.textsOf('good').length === 2)
  expect(rig.textsOf('good')).toEqual(['text 3', 'text 4'])
})
