export { exponential, sigmoid } from '../src/model/exponential.ts'
