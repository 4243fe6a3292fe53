// Method: a writer that dies between its records and its commit, on the real broker; the command is
// asked as an operator would.
import { randomUUID } from 'node:crypto'
import { createKafka } from '@baton/kafka'
import { expect, inject, onTestFinished, test } from 'vitest'
import { doctorCommand } from './doctor.ts'

test('an app without topics is not said to be well', async () => {
  const { brokers, registryUrl } = inject('cluster')
  const env = {
    BATON_BROKERS: brokers.join(','),
    BATON_REGISTRY_URL: registryUrl,
    BATON_APP_ID: 'nobody',
  }
  const options = { data: '', env: true, olderThan: '0' }
  await expect(doctorCommand(options, env, { write: () => {} })).rejects.toMatchObject({
    code: 'TOPIC_MISSING',
    message: expect.stringMatching(/BATON_APP_ID/),
  })
})

test('a transaction left open is told until its next owner has settled it', async () => {
  const { brokers, registryUrl } = inject('cluster')
  const appId = `doctor-${randomUUID().slice(0, 8)}`
  const topic = `${appId}.contact.events.v1`
  const kafka = createKafka({ brokers, clientId: 'doctor-test' })
  await kafka.admin().create([{ name: topic, partitions: 1 }])
  onTestFinished(async () => {
    await kafka.admin().delete([topic])
    await kafka.close()
  })
  const ask = async (): Promise<[code: number, text: string]> => {
    const said: string[] = []
    const env = {
      BATON_BROKERS: brokers.join(','),
      BATON_REGISTRY_URL: registryUrl,
      BATON_APP_ID: appId,
    }
    const options = { data: '', env: true, olderThan: '0' }
    const code = await doctorCommand(options, env, { write: text => said.push(text) })
    return [code, said.join('')]
  }
  expect(await ask()).toEqual([0, expect.stringContaining('no transaction')])

  const dying = kafka.log.writer(`${appId}.foreign`, [topic], point => {
    if (point === 'produced') throw new Error('died')
  })
  onTestFinished(() => dying.close())
  await dying.init()
  const record = { key: Buffer.from('k'), value: Buffer.from('v'), timestamp: Date.now() }
  await dying.commit([{ topic, partition: 0, records: [record] }]).catch(() => {})
  const [code, text] = await ask()
  expect(code).toBe(1)
  expect(text).toContain(`${topic}/0: records from offset 0 on are held back`)
  expect(text).toContain(`transactional id ${appId}.foreign`)

  const successor = kafka.log.writer(`${appId}.foreign`, [topic])
  onTestFinished(() => successor.close())
  await successor.init()
  expect((await ask())[0]).toBe(0)
})
