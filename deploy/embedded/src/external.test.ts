import { expect, test } from 'vitest'
import { externalCluster, hostAndPort } from './external.ts'

test('nothing named is no external cluster', async () => {
  expect(
    await externalCluster({ BATON_BROKERS: ' ', BATON_REGISTRY_URL: undefined }),
  ).toBeUndefined()
})

test('one of the two variables alone is an error that names the other', async () => {
  await expect(externalCluster({ BATON_BROKERS: 'b:9092' })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('BATON_REGISTRY_URL'),
  })
  await expect(externalCluster({ BATON_REGISTRY_URL: 'http://r' })).rejects.toMatchObject({
    message: expect.stringContaining('BATON_BROKERS must'),
  })
})

test('credentials in the URL of the registry are refused before they are said to anybody', async () => {
  const named = { BATON_BROKERS: '127.0.0.1:1', BATON_REGISTRY_URL: 'http://baton:s3cret@r' }
  const refusal = await externalCluster(named).catch(error => error)
  expect(refusal).toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('BATON_REGISTRY_USERNAME and BATON_REGISTRY_PASSWORD'),
  })
  expect(refusal.message).not.toContain('s3cret')
})

test('a broker is host and port', () => {
  expect(hostAndPort('kafka-1.example:9092')).toEqual(['kafka-1.example', 9092])
  expect(hostAndPort('[::1]:9092')).toEqual(['::1', 9092])
  for (const bad of ['kafka', 'kafka:', 'kafka:99999', '::1:9092']) {
    expect(() => hostAndPort(bad)).toThrow('is not host:port')
  }
})
