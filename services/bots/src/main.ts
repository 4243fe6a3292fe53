import { httpBot } from '@baton/bot-sdk'
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
import { referenceBots } from './reference.ts'

const config = parseConfig(botsSchema, envOf())
const log = createLogger({ level: config.logLevel, service: 'bots' })
const elsewhere = Object.entries(config.urls).map(([name, url]) =>
  httpBot({ name, url, secret: config.secret?.reveal() ?? '' }),
)
const here = referenceBots.filter(({ name }) => !Object.hasOwn(config.urls, name))
const bots = await startBots([...here, ...elsewhere], config, log, {
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
