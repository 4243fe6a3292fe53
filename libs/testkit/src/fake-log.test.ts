import { expect, test } from 'vitest'
import { FakeLog } from './fake-log.ts'

test('a reader that waits misses nothing that arrives while it looks', async () => {
  for (let steps = 0; steps < 10; steps++) {
    const log = new FakeLog()
    const source = log.source('topic', 0, 0)
    const next = source.next()
    for (let step = 0; step < steps; step++) await Promise.resolve()
    const records = [{ key: null, value: Buffer.from('here'), timestamp: 0 }]
    await log.append([{ topic: 'topic', partition: 0, records }])
    const late = new Promise(resolve => setTimeout(resolve, 100, 'missed'))
    expect(await Promise.race([next, late])).toMatchObject({ nextOffset: 1 })
  }
})
