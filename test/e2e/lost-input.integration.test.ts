// Method: the input topic is deleted under an app that stands, and made anew, as after a lost disk;
// longer than it was by the time that a router comes back.
import { randomUUID } from 'node:crypto'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, until } from '../fault/app.ts'

const DECIDED = 5
const SINCE = 3
const WAIT_MS = 60_000

test('a log that was lost and has grown past its progress is not read on until a person says where', async () => {
  const app = await newApp('regrown', 1)
  const { platform } = app
  const events = platform.topic('contact.events.v1')
  const say = async (count: number) => {
    for (let i = 0; i < count; i++)
      await app.say([{ contactId: 'ann', messageId: randomUUID(), text: `message number ${i}` }])
  }
  const start = (passOver = '') => {
    const env = { BATON_DATA_DIR: app.dir, ...(passOver && { BATON_PASS_OVER: passOver }) }
    return startRouter(routerConfig(app.env(env)), { log: silentLogger() })
  }
  const watch = new ProgressWatch(platform)
  const decidedTo = (offset: number) =>
    until(`decided to ${offset}`, async () => (await watch.inputOf(0)) >= offset, WAIT_MS)
  const decisions = async () => {
    let count = 0
    await platform.kafka.log.readToEnd({
      topic: platform.topic('handoff.decisions.v1'),
      partition: 0,
      onBatch: ({ records }) => {
        count += records.length
      },
    })
    return count
  }
  try {
    let router = await start()
    await say(DECIDED)
    await decidedTo(DECIDED)
    await router.stop()
    const before = await decisions()

    const admin = platform.kafka.admin()
    const [described] = await admin.describe([events])
    await admin.delete([events])
    const gone = async () => !(await admin.list()).includes(events)
    await until('the topic is gone', gone, WAIT_MS)
    const type = described!.configs['message.timestamp.type']!
    await admin.create([{ ...described!, configs: { 'message.timestamp.type': type } }])
    await say(DECIDED + SINCE)

    router = await start()
    const halts = async () =>
      (await router.registries[0]?.getMetricsAsJSON())?.find(isHalts)?.values
    await until('it halts', async () => ((await halts()) ?? []).length > 0, WAIT_MS)
    expect(await halts()).toMatchObject([{ labels: { cause: 'INPUT_LOST' } }])
    await router.stop()
    expect(await decisions()).toBe(before)

    router = await start(`${events}/0@${DECIDED}-${DECIDED}`)
    await decidedTo(DECIDED + SINCE)
    await router.stop()
    expect(await decisions()).toBe(before + SINCE)
  } finally {
    await app.close()
  }
})

const isHalts = ({ name }: { name: string }) => name === 'baton_halts_total'
