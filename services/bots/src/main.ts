import {
  createLogger,
  endingAtOnce,
  envOf,
  parseConfig,
  processRegistry,
  serveAdmin,
  untilStopped,
} from '@baton/runtime'
import { type BotsService, startBots } from './bots.ts'
import { botsSchema } from './config.ts'
import { configuredBots } from './configured.ts'

const config = parseConfig(botsSchema, envOf())
const log = createLogger({ level: config.logLevel, service: 'bots' })
let started: BotsService | undefined
const admin = await serveAdmin({
  ...config.http,
  registries: () => [processRegistry(), ...(started?.registries ?? [])],
  stuck: () => [],
  missing: () => started?.missing() ?? ['first partitions'],
})
const bots = await endingAtOnce(
  startBots(configuredBots(config), config, log, { sessionTimeoutMs: config.sessionTimeoutMs }),
)
started = bots
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
