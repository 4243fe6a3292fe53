import { parseConfig, runService } from '@baton/runtime'
import { startBots } from './bots.ts'
import { botsSchema } from './config.ts'
import { configuredBots } from './configured.ts'

await runService({
  name: 'bots',
  configOf: env => parseConfig(botsSchema, env),
  start: (config, log) => {
    const { sessionTimeoutMs } = config
    return startBots(configuredBots(config), config, log, { sessionTimeoutMs })
  },
})
