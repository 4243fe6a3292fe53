import { runService } from '@baton/runtime'
import { routerSchema } from './config.ts'
import { startRouter } from './router.ts'

await runService({
  name: 'router',
  about: 'decides about each event of the contacts, and routes their messages to bots and people',
  schema: routerSchema,
  start: async (config, log) => {
    const router = await startRouter(config, { log, rehearsed: true })
    return { ...router, registries: [router.registry] }
  },
})
