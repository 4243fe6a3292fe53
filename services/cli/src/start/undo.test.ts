import { expect, test } from 'vitest'
import { Undo } from './undo.ts'

test('what was started is undone in reverse order, once, and what comes too late at once', async () => {
  const undone: number[] = []
  const undo = new Undo()
  for (const one of [1, 2]) undo.add(() => void undone.push(one))
  await undo.run()
  undo.add(() => void undone.push(3))
  undo.add(() => Promise.reject(new Error('gone already')))
  await undo.run()
  expect(undone).toEqual([2, 1, 3])
})

test('a step that fails keeps none of the others from being taken', async () => {
  const undone: number[] = []
  const undo = new Undo()
  undo.add(() => void undone.push(1))
  undo.add(() => Promise.reject(new Error('first')))
  undo.add(() => Promise.reject(new Error('last')))
  await expect(undo.run()).rejects.toThrow('last')
  expect(undone).toEqual([1])
})
