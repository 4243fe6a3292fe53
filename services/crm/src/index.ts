export { type CrmConfig, crmConfig } from './config.ts'
export { type CrmOptions, type CrmService, startCrm } from './crm.ts'
export type { CrmContext } from './highlevel/read-context.ts'
