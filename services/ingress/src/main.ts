import { runService } from '@baton/runtime'
import { ingressSchema } from './config.ts'
import { startIngress } from './ingress.ts'

await runService({
  name: 'ingress',
  about: 'takes webhooks of HighLevel and events of /v1, and appends them to the log',
  schema: ingressSchema,
  start: (config, log) => startIngress(config, { log }),
})
