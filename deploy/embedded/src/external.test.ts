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

test('a broker is host and port', () => {
  expect(hostAndPort('kafka-1.example:9092')).toEqual(['kafka-1.example', 9092])
  expect(hostAndPort('[::1]:9092')).toEqual(['::1', 9092])
  for (const bad of ['kafka', 'kafka:', 'kafka:99999', '::1:9092']) {
    expect(() => hostAndPort(bad)).toThrow('is not host:port')
  }
})
