import { createLogger, envOf, processRegistry, serveAdmin, untilStopped } from '@baton/runtime'
import { routerConfig } from './config.ts'
import { startRouter } from './router.ts'

const config = routerConfig(envOf())
const log = createLogger({ level: config.logLevel, service: 'router' })
const router = await startRouter(config, { log, rehearsed: true })
const admin = await serveAdmin({
  ...config.http,
  registries: () => [processRegistry(), router.registry],
  stuck: router.stuck,
  missing: router.missing,
})
log.info('started', { url: admin.url })
await untilStopped(
  {
    ended: router.ended,
    stop: async () => {
      await router.stop()
      await admin.close()
    },
  },
  { log },
)
