export type {
  Evidence,
  Reading,
  ReadingContext,
  Score,
  Side,
  Slot,
} from './reading.ts'
export { flatSlots } from './slots/index.ts'
export { ENGINE, understand } from './understand.ts'
