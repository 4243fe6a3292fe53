import { runService } from '@baton/runtime'
import { routerSchema } from './config.ts'
import { startRouter } from './router.ts'

await runService({
  name: 'router',
  about: 'decides about each event of the contacts, and routes their messages to bots and people',
  schema: routerSchema,
  start: (config, log) => startRouter(config, { log, rehearsed: true }),
})
