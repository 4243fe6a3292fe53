export { type IngressConfig, ingressConfig } from './config.ts'
export { type IngressService, startIngress } from './ingress.ts'
