import { expect, test } from 'vitest'
import { errorText } from '../report.ts'
import { untilReady } from './until-ready.ts'

test('a start that does not get ready says in one line what is missing and where to look', async () => {
  const error = await untilReady(() => ['learner partition 0: waiting'], 'd/baton.log', 1).catch(
    thrown => thrown,
  )
  expect(errorText(error)).toBe(
    'not ready after 0.001 s: learner partition 0: waiting; what they wait for is in d/baton.log (TIMED_OUT)',
  )
})

test('one that has all it wants is not waited for', async () => {
  await untilReady(() => [], '', -1)
})
