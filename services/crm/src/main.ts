import { runService } from '@baton/runtime'
import { crmSchema } from './config.ts'
import { startCrm } from './crm.ts'

await runService({
  name: 'crm',
  about: 'carries out in HighLevel what was decided: texts, tags, notes, fields',
  schema: crmSchema,
  start: async (config, log) => {
    const crm = await startCrm(config, { log })
    return { ...crm, registries: [crm.registry] }
  },
})
