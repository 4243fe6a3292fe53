export type {
  EarlierReading,
  Evidence,
  Reading,
  ReadingContext,
  Score,
  Side,
  Slot,
} from './reading.ts'
export { ENGINE, understand } from './understand.ts'
