import { expect, test } from 'vitest'
import { openPlatform } from './platform.ts'

test('that brokers do not answer is said once, while they are tried', async () => {
  const app = {
    brokers: ['127.0.0.1:1'],
    registryUrl: 'http://127.0.0.1:1',
    appId: 'baton',
    partitions: 1,
    clock: 'broker',
    bots: [],
  } as const
  const told: string[] = []
  const opened = openPlatform(app, 'test', {
    connectMaxMs: 1_000,
    onWaiting: ({ message }) => void told.push(message),
  })
  await expect(opened).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  expect(told).toEqual([expect.stringContaining('no broker answers at 127.0.0.1:1')])
})
