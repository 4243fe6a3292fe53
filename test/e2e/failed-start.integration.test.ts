// Method: a second router on the store of one that runs; what it logs after it has been refused is
// gathered.
import { setTimeout as delay } from 'node:timers/promises'
import { routerConfig, startRouter } from '@baton/router'
import { createLogger, silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { newApp } from '../fault/app.ts'

/** Several times what a feed waits before it looks again. */
const AFTERWARDS_MS = 1_500

test('a router that cannot start follows nothing on', async () => {
  const app = await newApp('failed-start', 1)
  const config = routerConfig({ ...app.env(), BATON_DATA_DIR: app.dir })
  const router = await startRouter(config, { log: silentLogger() })
  try {
    const said: string[] = []
    const log = createLogger({
      level: 'error',
      service: 'router',
      to: { write: line => void said.push(line) },
    })
    await expect(startRouter(config, { log })).rejects.toMatchObject({ code: 'STORE_OWNED' })
    await delay(AFTERWARDS_MS)
    expect(said).toEqual([])
  } finally {
    await router.stop()
    await app.close()
  }
})
