import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { pause, systemClock, unlessAborted } from './clock.ts'

test('a signal that outlives many waits is left as it was', async () => {
  const { signal } = new AbortController()
  await pause(systemClock, 0, signal)
  await unlessAborted(Promise.resolve(), signal)
  await unlessAborted(Promise.reject(new Error('no')), signal).catch(() => {})
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('work is no longer waited for when the signal aborts, and may fail later unseen', async () => {
  const stopping = new AbortController()
  const work = Promise.withResolvers<void>()
  const waited = unlessAborted(work.promise, stopping.signal)
  stopping.abort()
  await waited
  await unlessAborted(work.promise, stopping.signal)
  work.reject(new Error('late'))
})
