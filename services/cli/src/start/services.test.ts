import { expect, test } from 'vitest'
import { Services } from './services.ts'
import { Undo } from './undo.ts'

const service = (parts: object) =>
  Promise.resolve({ registries: [], missing: () => [], stop: async () => {}, ...parts })

test('what one service lacks, or is stuck in, all of them do, under its label', async () => {
  const services = new Services(new Undo())
  await services.add('router ', service({ missing: () => ['partition 0: restoring'] }))
  await services.add('', service({ missing: () => ['bot lead: partitions of its group'] }))
  await services.add('crm ', service({ stuck: () => ['partition 1'] }))
  expect(services.missing()).toEqual([
    'router partition 0: restoring',
    'bot lead: partitions of its group',
  ])
  expect(services.stuck()).toEqual(['crm partition 1'])
})

test('one that cannot go on is the end of all', async () => {
  const services = new Services(new Undo())
  await services.add('', service({ ended: new Promise<void>(() => {}) }))
  await services.add('', service({}))
  await services.add('', service({ ended: Promise.reject(new Error('fenced')) }))
  await expect(services.endedOr(new Promise<void>(() => {}))).rejects.toThrow('fenced')
})

test('those that were started are stopped, the last one first, when a later one is not', async () => {
  const undo = new Undo()
  const services = new Services(undo)
  const stopped: string[] = []
  const named = (name: string) => service({ stop: async () => void stopped.push(name) })
  await services.add('', named('router'))
  await services.add('', named('learner'))
  await expect(services.add('', Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  await undo.run()
  expect(stopped).toEqual(['learner', 'router'])
})
