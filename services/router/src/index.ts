export { type RouterConfig, routerConfig } from './config.ts'
export { contactOf, eventOf } from './decide/record.ts'
export { type RouterOptions, type RouterService, startRouter } from './router.ts'
