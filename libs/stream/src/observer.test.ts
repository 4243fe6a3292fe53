// Method: a task on a log in memory whose observer throws whatever it is told.

import { BatonError } from '@baton/domain'
import { MemoryStores } from '@baton/store'
import { expect, test } from 'vitest'
import { guarded } from './observer.ts'
import { settled } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

const METHODS = Object.keys(guarded({})).filter(name => name !== 'threw')

test('an observer that throws decides nothing, and is told so once', async () => {
  const threw: unknown[] = []
  const told = new Set<string>()
  const throwing = METHODS.map(name => {
    const tell = () => {
      told.add(name)
      throw new Error('It is not possible to decrease a counter')
    }
    return [name, tell]
  })
  const observer = { ...Object.fromEntries(throwing), threw: (error: unknown) => threw.push(error) }
  const rig = new Rig({
    fetchMaxRecords: 10,
    observer,
    throws: text => (text === 'bad' ? new BatonError('MALFORMED_AVRO', 'bytes') : undefined),
  })
  await rig.feed(...Array.from({ length: 100 }, (_, i) => [`k${i}`, 'x'] as const))
  await rig.feed(['a', 'bad'], ['b', 'due=5'])
  await rig.drain()
  let fetches = 0
  rig.log.fault = (at, who) => {
    if (at === 'fetch' && who === 'state' && ++fetches === 8)
      throw new BatonError('BROKER_UNAVAILABLE', 'away for a moment')
  }
  const running = rig.start(new MemoryStores())
  await rig.feed(['new', 'x'])
  for (let i = 0; i < 10; i++) {
    await settled()
    rig.clock.advance(1_000)
  }
  expect(running.task.phase).toBe('running')
  expect(rig.exactlyOnce).toBe(true)
  expect(rig.deadLetters).toEqual(['bad'])
  for (const name of [
    'phase',
    'restoring',
    'restored',
    'committed',
    'deadLettered',
    'aborted',
    'woke',
  ])
    expect(told).toContain(name)
  // Of each of the two tasks.
  expect(threw).toHaveLength(2)
  await running.stop()
})
