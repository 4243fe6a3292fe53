export type {
  Evidence,
  Reading,
  ReadingContext,
  Score,
  Side,
  Slot,
} from './reading.ts'
export { factsAlone } from './rules/facts-alone.ts'
export { ownText } from './rules/own-text.ts'
export { flatSlots } from './slots/index.ts'
export { type TakenBack, takenBack } from './slots/taken-back.ts'
export { ENGINE, understand } from './understand.ts'
