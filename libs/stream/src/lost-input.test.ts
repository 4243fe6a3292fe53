// Method: an input whose log loses its end, as a broker's does that loses its disk, and grows again, on a log in memory.
import { expect, test } from 'vitest'
import { settled, until } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

const HOLD_MS = 15_000

const decided = async () => {
  const halts: unknown[] = []
  const dropped: unknown[] = []
  const rig = new Rig({
    observer: {
      phase: (phase, cause) => phase === 'halted' && halts.push(cause),
      storeDropped: error => dropped.push(error),
    },
  })
  await rig.feed(['a', 'x'], ['b', 'x'], ['a', 'x'])
  await rig.drain()
  return { rig, halts, dropped, input: rig.log.broker.partition('events', 0) }
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
  expect(halts).toMatchObject([{ code: 'INPUT_LOST', message: /events\/0 ends at 1, before 3/ }])
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
  await settled()
  expect(dropped).toEqual([])
  expect(halts).toMatchObject([{ code: 'INPUT_LOST' }])
  await running.stop()
})
