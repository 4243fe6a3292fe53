import { MINUTE_MS } from '@baton/domain'
import { minuteOf } from '@baton/learning'
import { type LearnerBatch, read, write } from '../state.ts'

/** Event time of anything read moves the watermark on; an idle partition does not hold it. */
export const seeTime = (batch: LearnerBatch, atMs: number): void => {
  const minute = minuteOf(atMs)
  if (minute > (read(batch, 'clock')?.minute ?? -1)) write(batch, 'clock', [], { minute })
}

/** How far event time has come, ms, down to the whole minute; −1 before anything happened. */
export const watermarkOf = (batch: LearnerBatch): number => {
  const minute = read(batch, 'clock')?.minute ?? -1
  return minute < 0 ? -1 : minute * MINUTE_MS
}
