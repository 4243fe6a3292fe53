export { type IngressConfig, ingressConfig } from './config.ts'
export { type IngressOptions, type IngressService, startIngress } from './ingress.ts'
