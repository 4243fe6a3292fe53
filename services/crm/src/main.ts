import { runService } from '@baton/runtime'
import { crmSchema } from './config.ts'
import { startCrm } from './crm.ts'

await runService({
  name: 'crm',
  about: 'carries out in HighLevel what was decided: texts, tags, notes, fields',
  schema: crmSchema,
  start: (config, log) => startCrm(config, { log }),
})
