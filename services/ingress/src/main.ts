import { runService } from '@baton/runtime'
import { ingressConfig } from './config.ts'
import { startIngress } from './ingress.ts'

await runService({
  name: 'ingress',
  configOf: ingressConfig,
  start: async (config, log) => {
    const ingress = await startIngress(config, log)
    return { ...ingress, registries: [ingress.registry] }
  },
})
