// Method: dead letters in a log in memory, and what the command writes on standard error.
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test, vi } from 'vitest'
import { platformOn } from '../testing/platform.ts'
import { replayThem } from './commands.ts'

const said = async (log: FakeLog): Promise<string> => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await replayThem(platformOn(log), [], true)).toBe(0)
  const told = write.mock.calls.join('')
  write.mockRestore()
  return told
}

test('that the router has no dead letters does not say that there are none', async () => {
  const log = new FakeLog()
  const none =
    'no dead letters of router.contact.events.v1; those of other readers are not replayed\n'
  expect(await said(log)).toBe(none)
  const records = [{ key: Buffer.from('anna'), value: null, timestamp: 1 }]
  await log.append([{ topic: 'baton.bots.routing.buyer.v1.dlq', partition: 0, records }])
  expect(await said(log)).toBe(none)
})
