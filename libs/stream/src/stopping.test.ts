// Method: the real task on a log in memory that answers nothing, as brokers that are away.
import type { FakeOperation } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { settled } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

test.each<FakeOperation>(['init', 'ends'])(
  'a task that is told to stop waits for no answer to %s',
  async at => {
    const rig = new Rig()
    await rig.feed(['a', 'x'])
    rig.log.fault = operation => (operation === at ? new Promise(() => {}) : undefined)
    const running = rig.start()
    await settled()
    expect(await running.stop()).toBe('stopped')
  },
)
