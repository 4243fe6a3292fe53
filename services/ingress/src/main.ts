import { createLogger, envOf, processRegistry, serveAdmin, untilStopped } from '@baton/runtime'
import { ingressConfig } from './config.ts'
import { startIngress } from './ingress.ts'

const config = ingressConfig(envOf())
const log = createLogger({ level: config.logLevel, service: 'ingress' })
const ingress = await startIngress(config, log)
const admin = await serveAdmin({
  ...config.http,
  registries: () => [processRegistry(), ingress.registry],
  stuck: () => [],
  missing: ingress.missing,
})
await untilStopped(
  {
    stop: async () => {
      await ingress.stop()
      await admin.close()
    },
  },
  { log },
)
