// Method: an appender the test controls, and a clock it moves.
import { BatonError } from '@baton/domain'
import { expect, test, vi } from 'vitest'
import { Intake } from './intake.ts'

const event = {
  eventId: 'e',
  locationId: '',
  source: 'test',
  sentAt: 0,
  event: { 'baton.AutomationSwitched': { on: true, by: 'test', reason: '' } },
}

test('an append is answered in time, whenever it settles, and is under way until it has', async () => {
  vi.useFakeTimers()
  const settled = Promise.withResolvers<never>()
  const intake = new Intake({
    topic: 't',
    partitions: 1,
    now: () => 0,
    encode: () => Buffer.from('x'),
    appender: { append: () => settled.promise },
    inFlightMax: 1,
    answerWithinMs: 8_000,
  })
  const incoming = { contactId: 'c', events: [event] }
  const answer = intake.append(incoming)
  answer.catch(() => {})
  await vi.advanceTimersByTimeAsync(7_999)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  await expect(answer).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' })
  expect(intake.inFlight).toBe(1)
  await expect(intake.append(incoming)).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })

  settled.reject(new BatonError('BROKER_UNAVAILABLE', 'planted'))
  await vi.advanceTimersByTimeAsync(0)
  expect(intake.inFlight).toBe(0)
  vi.useRealTimers()
})
