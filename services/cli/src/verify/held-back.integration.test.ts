// Method: a writer dies in the middle of a transaction on the real broker, and a message comes
// behind what it wrote.
import { partitionOf } from '@baton/domain'
import { expect, test } from 'vitest'
import { newApp, until } from '../../../../test/fault/app.ts'
import { timelineOf } from '../look/decisions.ts'
import { heldBack } from '../platform/held-back.ts'
import { verifyCommand } from './verify.ts'

const PARTITIONS = 2
const WAIT_MS = 30_000
const FIRST_RECORDS = [{ key: Buffer.from('k'), value: Buffer.from('v'), timestamp: 1 }]

test('what an open transaction holds back is not taken for what is decided, or was never said', async () => {
  const app = await newApp('held-back', PARTITIONS)
  const { platform } = app
  const topic = platform.topic('contact.events.v1')
  const writer = (dies: boolean) =>
    platform.kafka.log.writer(`${platform.appId}.stray`, [topic], point => {
      if (dies && point === 'produced') throw new Error('died')
    })
  const verify = async (settled: boolean) => {
    let said = ''
    const options = { data: app.dir, env: true, settled }
    const code = await verifyCommand(options, app.env(), {
      out: text => {
        said += text
      },
      progress: () => {},
    })
    return { code, said }
  }
  const dying = writer(true)
  const successor = writer(false)
  try {
    await dying.init()
    const partition = partitionOf(Buffer.from('h2'), PARTITIONS)
    await dying.commit([{ topic, partition, records: FIRST_RECORDS }]).catch(() => {})
    await app.say([{ contactId: 'h2', messageId: 'm1', text: 'hello' }])
    const isOpen = async () => (await heldBack(platform, [topic])).length > 0
    await until('the transaction has been open for long', isOpen, WAIT_MS)
    expect(await verify(false)).toEqual({
      code: 0,
      said: expect.stringMatching(
        /held back from offset 0 on .*\n0 inputs .*\nnothing is wrong in what can be read\n$/,
      ),
    })
    expect(await verify(true)).toMatchObject({ code: 1 })
    await expect(timelineOf(platform, 'h2')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/held back from offset 0 on .*npx baton doctor/),
    })
  } finally {
    await successor.init()
    await successor.close()
    await dying.close()
    await app.close()
  }
})
