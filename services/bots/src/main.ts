import {
  baseSchema,
  createLogger,
  envOf,
  parseConfig,
  processRegistry,
  serveAdmin,
  untilStopped,
} from '@baton/runtime'
import { startBots } from './bots.ts'
import { referenceBots } from './reference.ts'

const config = parseConfig(baseSchema, envOf())
const log = createLogger({ level: config.logLevel, service: 'bots' })
const bots = await startBots(referenceBots, config, log)
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
