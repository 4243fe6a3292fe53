// Method: a router works off messages on the real broker; `baton verify` must find nothing wrong.
// Then somebody writes what no router wrote into the log, and it must name it.

import { verifyCommand } from '@baton/cli'
import { routingTopic } from '@baton/codec'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, type TestApp, until } from '../fault/app.ts'

const PARTITIONS = 2
const EVENTS = 200

const messages = Array.from({ length: EVENTS }, (_, i) => ({
  contactId: `contact-${i % 17}`,
  messageId: `m-${i}`,
  text: i % 3 === 0 ? 'I want to sell my house' : 'looking for a 3 bed under 650k',
}))

const verify = async (app: TestApp, more: Record<string, string> = {}) => {
  let said = ''
  const env = app.env({ BATON_DATA_DIR: app.dir, ...more })
  const options = { data: app.dir, env: true, settled: true }
  const code = await verifyCommand(options, env, {
    out: text => {
      said += text
    },
    progress: () => {},
  })
  return { code, said }
}

test('baton verify says that nothing is wrong, and what is', async () => {
  const app = await newApp('verify', PARTITIONS)
  const config = routerConfig({ ...app.env(), BATON_DATA_DIR: app.dir, BATON_LOG_LEVEL: 'silent' })
  const router = await startRouter(config, { log: silentLogger() })
  try {
    await app.say(messages)
    const watch = new ProgressWatch(app.platform)
    await until(
      'all is decided',
      async () => {
        const lags = [0, 1].map(async p => (await app.end(p)) - (await watch.inputOf(p)))
        return (await Promise.all(lags)).every(lag => lag === 0)
      },
      60_000,
    )
    const good = await verify(app)
    expect(good.said).toMatch(
      new RegExp(`^${EVENTS} inputs decided again; .*\nnothing is wrong\n$`),
    )
    expect(good.code).toBe(0)
    expect(await verify(app, { BATON_PARTITIONS: '' })).toEqual(good)
    await expect(verify(app, { BATON_PARTITIONS: '1' })).rejects.toMatchObject({
      code: 'PARTITIONS_DIFFER',
    })
    await expect(verify(app, { BATON_REGISTRY_URL: 'http://127.0.0.1:1' })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    })

    const topic = app.platform.topic('handoff.decisions.v1')
    const records: { key: Buffer | null; value: Buffer | null; timestamp: number }[] = []
    await app.platform.kafka.log.readToEnd({
      topic,
      partition: 0,
      onBatch: batch => {
        records.push(...batch.records.slice(0, 1))
      },
    })
    await app.appender.append([{ topic, partition: 0, records: records.slice(0, 1) }])
    const strange = { key: null, value: Buffer.alloc(0), timestamp: 0 }
    const routing = routingTopic(config.appId, 'buyer')
    await app.appender.append([{ topic: routing, partition: 0, records: [strange] }])
    const bad = await verify(app)
    expect(bad.said).toMatch(
      /^doubled in \S+handoff\.decisions\.v1\/0 for input 0 .*baton explain [0-9a-f]{32}/,
    )
    expect(bad.said).toMatch(
      /^foreign in \S+routing\.buyer\.v1\/0: record \d+ cannot be read, BAD_MAGIC$/m,
    )
    expect(bad.code).toBe(1)
  } finally {
    await router.stop()
    await app.close()
  }
})
