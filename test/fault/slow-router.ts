// A router whose every batch takes TEST_SLEEP_MS longer to decide: the thread sleeps, so that
// nothing else of the process runs.
import { settleMemory } from '@baton/runtime/settled-memory'

// As main.ts does.
settleMemory()
const { routerConfig, startRouter } = await import('@baton/router')
const { createLogger, envOf } = await import('@baton/runtime')

const { TEST_SLEEP_MS } = process.env
const clock = new Int32Array(new SharedArrayBuffer(4))
const config = routerConfig(envOf())
await startRouter(config, {
  log: createLogger({ level: config.logLevel, service: 'router' }),
  probe: point => {
    if (point === 'decided') Atomics.wait(clock, 0, 0, Number(TEST_SLEEP_MS))
  },
})
