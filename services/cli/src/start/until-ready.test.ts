import { isHalted } from '@baton/stream'
import { expect, test } from 'vitest'
import { errorText } from '../report.ts'
import { untilReady } from './until-ready.ts'

test('a start that does not get ready says in one line what is missing and where to look', async () => {
  const error = await untilReady(() => ['learner partition 0: waiting'], 'd/baton.log', {
    maxMs: 1,
  }).catch(thrown => thrown)
  expect(errorText(error)).toBe(
    'not ready after 0.001 s: learner partition 0: waiting; what they wait for is in d/baton.log (TIMED_OUT)',
  )
})

test('one that has all it wants is not waited for', async () => {
  expect(await untilReady(() => [], '', { maxMs: -1 })).toEqual([])
})

const HALTED = 'router partition 3: halted'

test('a partition that waits for a person does not end the others', async () => {
  const states = [[HALTED, 'router partition 1: restoring'], [HALTED]]
  const missing = () => (states.length > 1 ? states.shift()! : states[0]!)
  const left = await untilReady(missing, '', { settledMs: 1, isLeft: isHalted })
  expect(left).toEqual([HALTED])
})

test.each([
  ['something else is missing', [HALTED, 'router partition 1: restoring']],
  ['it restores at last', ['router partition 3: restoring']],
])('the start ends all the same when %s', async (_, missing) => {
  const options = { maxMs: 1, settledMs: 1, isLeft: isHalted }
  await expect(untilReady(() => missing, '', options)).rejects.toMatchObject({ code: 'TIMED_OUT' })
})

test('a partition that halts for a moment is waited for', async () => {
  const states = [[HALTED], ['router partition 3: restoring'], []]
  const missing = () => (states.length > 1 ? states.shift()! : states[0]!)
  expect(await untilReady(missing, '', { isLeft: isHalted })).toEqual([])
})
