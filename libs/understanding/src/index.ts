export type {
  Evidence,
  Reading,
  ReadingContext,
  Score,
  Side,
  Slot,
  TakenBack,
} from './reading.ts'
export { factsAlone } from './rules/facts-alone.ts'
export { ownText } from './rules/own-text.ts'
export { isReaction } from './rules/reactions.ts'
export { flatSlots } from './slots/index.ts'
export { ENGINE, understand } from './understand.ts'
