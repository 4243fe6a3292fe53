export { type CrmConfig, crmConfig } from './config.ts'
export { type CrmOptions, type CrmService, startCrm } from './crm.ts'
