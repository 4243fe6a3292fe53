// Method: tasks at given phases and ages, as their supervisor would show them.
import { describe, expect, test } from 'vitest'
import { isHalted, STUCK_AFTER_MS, stuckTasks, unreadyTasks, type Watched } from './task-health.ts'

const owner = (tasks: Record<number, Watched>, partitions = Object.keys(tasks).map(Number)) => ({
  partitions,
  tasks: new Map(Object.entries(tasks).map(([p, task]) => [Number(p), task])),
})

describe('health', () => {
  test('ready means that every partition of ours is restored', () => {
    const running: Watched = { phase: 'running', beatAt: 0 }
    expect(unreadyTasks(owner({ 0: running, 1: { phase: 'holding', beatAt: 0 } }))).toEqual([])
    expect(unreadyTasks(owner({ 0: running, 1: { phase: 'restoring', beatAt: 0 } }))).toEqual([
      'partition 1: restoring',
    ])
  })

  test('one that is halted waits for a person, whatever it is named after; the others do not', () => {
    const phases = ['halted', 'restoring', 'waiting-to-restart'] as const
    const tasks = phases.map((phase, p) => [p, { phase, beatAt: 0 }] as const)
    const unready = unreadyTasks(owner(Object.fromEntries(tasks)))
    expect(unready.map(name => isHalted(`router ${name}`))).toEqual([true, false, false])
  })

  test('a fenced task that waits for a heartbeat is not ready, and not once its partition is another’s', () => {
    expect(unreadyTasks(owner({}, [3]))).toEqual(['partition 3: waiting'])
    expect(unreadyTasks(owner({}, []))).toEqual([])
  })

  test('a task whose loop does not turn is stuck, one that waits for a broker is not', () => {
    const tasks = owner({ 0: { phase: 'running', beatAt: 0 }, 1: { phase: 'running', beatAt: 5 } })
    expect(stuckTasks(tasks, STUCK_AFTER_MS)).toEqual([])
    expect(stuckTasks(tasks, STUCK_AFTER_MS + 3)).toEqual(['partition 0'])
  })
})
