// Method: a real broker with listeners for TLS with SCRAM and for TLS with client certificates,
// made and signed for this run; what services are told by their variables is what this client is
// told.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Brokers, startBrokers } from '@baton/embedded'
import { baseSchema, parseConfig } from '@baton/runtime'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createKafka } from './client.ts'
import { kafkaConfigOf } from './cluster/service-config.ts'
import { committedValues, unique, writeTo } from './testing/broker.ts'
import { newAuthority, signed } from './testing/certificates.ts'

const PASSWORD = 'correct horse battery'
const dir = mkdtempSync(join(tmpdir(), 'baton-certificates-'))
const authority = newAuthority(dir, 'authority')
const stranger = newAuthority(dir, 'stranger')
const client = signed(dir, 'client', authority)

let brokers: Brokers

beforeAll(async () => {
  const broker = signed(dir, 'broker', authority)
  const keystore = join(dir, 'keystore.pem')
  writeFileSync(keystore, broker.key + broker.cert)
  const users = (['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).map(mechanism => ({
    name: mechanism.toLowerCase(),
    password: PASSWORD,
    mechanism,
  }))
  brokers = await startBrokers(1, {
    env: process.env,
    security: { keystore, ca: authority.cert, users },
  })
})
afterAll(async () => {
  await brokers?.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** As a service reads its variables. */
const withVariables = (variables: Record<string, string>) => {
  const config = parseConfig(baseSchema, { BATON_REGISTRY_URL: 'http://127.0.0.1', ...variables })
  const kafka = createKafka(kafkaConfigOf(config, 'kafka-test'))
  onTestFinished(() => kafka.close())
  return kafka
}

const scram = (mechanism: string, more: Record<string, string> = {}) =>
  withVariables({
    BATON_BROKERS: brokers.secure.scram.join(','),
    BATON_SSL: 'true',
    BATON_SSL_CA_FILE: authority.cert,
    BATON_SASL_MECHANISM: mechanism,
    BATON_SASL_USERNAME: mechanism,
    BATON_SASL_PASSWORD: PASSWORD,
    ...more,
  })

const mutual = (more: Record<string, string>) =>
  withVariables({
    BATON_BROKERS: brokers.secure.mutual.join(','),
    BATON_SSL: 'true',
    BATON_SSL_CA_FILE: authority.cert,
    ...more,
  })

const refusal = (words: string) => ({
  code: 'CONFIG_INVALID',
  message: expect.stringContaining(words),
})

test.each(['scram-sha-256', 'scram-sha-512'])('%s over TLS carries all there is', async name => {
  const kafka = scram(name)
  const topic = unique('secure')
  await kafka.admin().create([{ name: topic, partitions: 1 }])
  await kafka.appender().append([writeTo(topic, 0, 'appended')])
  const writer = kafka.log.writer(topic, [topic])
  onTestFinished(() => writer.close())
  await writer.init()
  await writer.commit([writeTo(topic, 0, 'committed')])
  const settle = kafka.log.writer(topic, [topic])
  await settle.init()
  await settle.close()
  expect(await committedValues(kafka, topic)).toEqual(['appended', 'committed'])
  const membership = kafka.membership({ groupId: topic, topic })
  await membership.join({ assigned: () => {}, lost: () => {} })
  await membership.leave()
})

test('a client certificate opens the listener that asks for one', async () => {
  const kafka = mutual({ BATON_SSL_CERT: client.cert, BATON_SSL_KEY: client.key })
  expect(await kafka.admin().list()).toBeInstanceOf(Array)
})

test('a wrong password is refused at once, by name, and never shown', async () => {
  const wrong = { BATON_SASL_PASSWORD: 'wrong horse' }
  const connecting = scram('scram-sha-256', wrong).connect()
  await expect(connecting).rejects.toMatchObject(refusal('BATON_SASL_PASSWORD'))
  await connecting.catch((error: Error) => {
    expect(`${error.message} ${error.stack} ${error.cause}`).not.toMatch(/horse/)
  })
})

test('an authority that did not sign the brokers is refused at once, by name', async () => {
  const wrong = { BATON_SSL_CA_FILE: '', BATON_SSL_CA: readFileSync(stranger.cert, 'utf8') }
  await expect(scram('scram-sha-256', wrong).connect()).rejects.toMatchObject(
    refusal('BATON_SSL_CA'),
  )
})

test('a missing client certificate is refused at once, by name', async () => {
  await expect(mutual({}).connect()).rejects.toMatchObject(refusal('BATON_SSL_CERT'))
})

test('TLS to a port without it looks like a broker that is away, and the error says TLS', async () => {
  const plain = { BATON_BROKERS: brokers.addresses.join(',') }
  await expect(scram('scram-sha-256', plain).connect({ maxMs: 1_000 })).rejects.toMatchObject({
    code: 'BROKER_UNAVAILABLE',
    message: expect.stringContaining('TLS'),
  })
})
