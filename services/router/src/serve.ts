import { runService } from '@baton/runtime'
import { routerConfig } from './config.ts'
import { startRouter } from './router.ts'

await runService({
  name: 'router',
  configOf: routerConfig,
  start: async (config, log) => {
    const router = await startRouter(config, { log, rehearsed: true })
    return { ...router, registries: [router.registry] }
  },
})
