import { runService } from '@baton/runtime'
import { startBots } from './bots.ts'
import { botsSchema } from './config.ts'
import { configuredBots } from './configured.ts'

await runService({
  name: 'bots',
  about: 'the reference bots, and those that are asked by HTTP',
  schema: botsSchema,
  start: (config, log) => startBots(config, { bots: configuredBots(config), log }),
})
