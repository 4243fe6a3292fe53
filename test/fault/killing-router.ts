// A router that ends itself with SIGKILL the nth time it reaches a point of a transaction; as
// TEST_KILL_AT and TEST_KILL_NTH say.
import { enableCompileCache, flushCompileCache } from 'node:module'

// As main.ts does; written at once, for this one has no end of its own.
enableCompileCache()
const { routerConfig, startRouter } = await import('@baton/router')
const { createLogger, envOf } = await import('@baton/runtime')
flushCompileCache()

const { TEST_KILL_AT, TEST_KILL_NTH } = process.env
let reached = 0
const config = routerConfig(envOf())
await startRouter(config, {
  log: createLogger({ level: config.logLevel, service: 'router' }),
  probe: point => {
    if (point === TEST_KILL_AT && ++reached === Number(TEST_KILL_NTH))
      process.kill(process.pid, 'SIGKILL')
  },
})
