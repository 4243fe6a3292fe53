export { flatSlots } from './flat.ts'
export { NO_FACTS, readFacts, readSlots } from './read-slots.ts'
