export { DAMAGES, type Damage } from './damages.ts'
