export { DAMAGES, type Damage } from './damages.ts'
export { randomOf } from './random.ts'
