export { type RouterConfig, routerConfig } from './config.ts'
export { type RouterOptions, type RouterService, startRouter } from './router.ts'
