import { createLogger, envOf, processRegistry, serveAdmin, untilStopped } from '@baton/runtime'
import { crmConfig } from './config.ts'
import { startCrm } from './crm.ts'

const config = crmConfig(envOf())
const log = createLogger({ level: config.logLevel, service: 'crm' })
const crm = await startCrm(config, { log })
const admin = await serveAdmin({
  ...config.http,
  registries: () => [processRegistry(), crm.registry],
  stuck: crm.stuck,
  missing: crm.missing,
})
log.info('started', { url: admin.url })
await untilStopped(
  {
    ended: crm.ended,
    stop: async () => {
      await crm.stop()
      await admin.close()
    },
  },
  { log },
)
