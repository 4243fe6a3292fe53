export { flatSlots } from './flat.ts'
export { readSlots } from './read-slots.ts'
