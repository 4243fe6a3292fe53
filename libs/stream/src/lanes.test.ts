// Method: where a task says that its inputs stand, on a log in memory.
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { output } from './testing/counting.ts'
import { settled, until } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

test('what an open transaction holds back lies before the end', async () => {
  const rig = new Rig()
  const running = rig.start()
  await rig.feed(['a', 'x'])
  await until(() => rig.idle)
  const foreign = rig.log.writer('foreign', ['events'])
  await foreign.init()
  rig.log.fault = at => {
    if (at === 'end') throw new Error('dies')
  }
  const records = [output('f', 'x', 0)]
  await foreign.commit([{ topic: 'events', partition: 0, records }]).catch(() => {})
  await rig.feed(['a', 'x'], ['a', 'x'])
  await settled()
  const [lane] = running.task.lanes
  expect([lane!.position, lane!.end()]).toEqual([1, 4])
  await running.stop()
})

test('the first record that waits is known by its age, and none when none waits', async () => {
  let away = true
  const rig = new Rig({
    throws: text => (away && text === 'y' ? new BatonError('REGISTRY_UNAVAILABLE', '') : undefined),
  })
  await rig.feed(['a', 'x', 10], ['a', 'y', 20], ['a', 'x', 30])
  const running = rig.start()
  await until(() => running.task.phase === 'holding')
  expect(running.task.lanes[0]!.oldestTimestamp()).toBe(20)
  away = false
  rig.clock.advance(1_000)
  await until(() => rig.idle)
  await settled()
  expect(running.task.lanes[0]!.oldestTimestamp()).toBeUndefined()
  await running.stop()
})

test('a task that halts before it runs stands where its progress says, one that ran where it was left', async () => {
  const rig = new Rig()
  await rig.feed(['a', 'x'], ['a', 'x'])
  await rig.drain()
  rig.log.broker.partition('events', 0).loseFrom(1)
  await rig.feed(['l', 'x', 7], ['l', 'x', 8])
  const halted = rig.start()
  await until(() => halted.task.phase === 'halted')
  expect(halted.task.lanes).toMatchObject([{ topic: 'events', partition: 0, position: 2 }])
  await halted.stop()

  const other = new Rig()
  await other.feed(['a', 'x'])
  const running = other.start()
  await until(() => other.idle)
  other.log.fault = (at, who) => {
    if (at === 'fetch' && who === 'input') throw new BatonError('BROKER_UNAVAILABLE', 'away')
  }
  await other.feed(['a', 'x'])
  await until(() => running.task.phase === 'waiting-to-restart')
  expect(running.task.lanes).toMatchObject([{ position: 1 }])
  await running.stop()
})
