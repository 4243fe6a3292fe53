import {
  createLogger,
  envOf,
  parseConfig,
  processRegistry,
  serveAdmin,
  untilStopped,
} from '@baton/runtime'
import { startBots } from './bots.ts'
import { botsSchema } from './config.ts'
import { configuredBots } from './configured.ts'

const config = parseConfig(botsSchema, envOf())
const log = createLogger({ level: config.logLevel, service: 'bots' })
const bots = await startBots(configuredBots(config), config, log, {
  sessionTimeoutMs: config.sessionTimeoutMs,
})
const admin = await serveAdmin({
  ...config.http,
  registries: () => [processRegistry(), ...bots.registries],
  stuck: () => [],
  missing: () => [],
})
log.info('started', { url: admin.url })
await untilStopped(
  {
    ended: bots.ended,
    stop: async () => {
      await bots.stop()
      await admin.close()
    },
  },
  { log },
)
