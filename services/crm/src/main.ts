import { runService } from '@baton/runtime'
import { crmConfig } from './config.ts'
import { startCrm } from './crm.ts'

await runService({
  name: 'crm',
  configOf: crmConfig,
  start: async (config, log) => {
    const crm = await startCrm(config, { log })
    return { ...crm, registries: [crm.registry] }
  },
})
