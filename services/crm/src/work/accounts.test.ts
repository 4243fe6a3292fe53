// Method: what waits for a location that fails is left in the log; then tokens and the default
// location are others than before.
import { noFaults } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { messageOf, taskRig, until } from '../testing/task-rig.ts'

const MESSAGES = 20
const BOUNDS = { locationMax: 5, totalMax: 100 }
const contact = (i: number) => `c-${i}`
const unlocated = (i: number) => ({ ...messageOf('', i), contactId: contact(i) })

/** Messages of contacts without a location wait for `good`, which fails; then others come. */
const lagging = async () => {
  const rig = await taskRig({ bounds: BOUNDS })
  rig.local.faults = () => 'error'
  const { task, stop } = rig.start({ ids: ['good'], unlocated: 'good' })
  await rig.put(...Array.from({ length: MESSAGES }, (_, i) => unlocated(i)))
  await until('it lags', () => task.lag === MESSAGES && task.waiting === BOUNDS.locationMax)
  await stop()
  rig.local.faults = noFaults
  await rig.put(messageOf('bad', 99))
  const sent = () =>
    Array.from({ length: MESSAGES }, (_, i) => rig.textsTo(contact(i)).length).filter(n => n > 0)
  return { ...rig, sent }
}

test('what a location has waiting in the log counts as lag', async () => {
  const rig = await taskRig({ bounds: BOUNDS })
  rig.local.faults = () => 'error'
  const { task } = rig.start()
  await rig.say('bad', 0, MESSAGES)
  await until('it lags', () => task.waiting === BOUNDS.locationMax)
  await until('all is read', () => task.lag !== 0)
  expect(task.lag).toBe(MESSAGES)
})

test.each(['good', 'bad'])(
  'contacts without a location are not lost when their location lagged and a second token comes, with %s as the default',
  async other => {
    const { start, sent } = await lagging()
    start({ ids: ['good', 'bad'], unlocated: other })
    await until('all', () => sent().length === MESSAGES)
    expect(sent()).toEqual(Array(MESSAGES).fill(1))
  },
)

test('they are buried, each of them, when they have no account any more', async () => {
  const { start, letters, textsOf } = await lagging()
  start({ ids: ['good', 'bad'], unlocated: '' })
  await until('the other', () => textsOf('bad').length === 1)
  await until('all', () => letters().length === MESSAGES)
  const keys = letters().map(({ key }) => key?.toString())
  expect(new Set(keys).size).toBe(MESSAGES)
})

test('what was written before its account went has no letter', async () => {
  const rig = await taskRig()
  rig.local.faults = ({ locationId }) => (locationId === 'bad' ? 'error' : null)
  const first = rig.start()
  await rig.say('bad', 0, 1)
  await rig.say('good', 0, 1)
  await until('one is written', () => rig.ended().length === 1)
  await first.stop()
  rig.local.faults = noFaults
  const { task } = rig.start({ ids: ['bad'] })
  await until('the other too', () => rig.ended().length === 2 && task.lag === 0)
  expect(rig.letters()).toHaveLength(0)
})

test('what was written for one account is not written again for another that lagged', async () => {
  const rig = await taskRig({ bounds: BOUNDS })
  rig.local.faults = ({ locationId }) => (locationId === 'bad' ? 'error' : null)
  const first = rig.start({ unlocated: 'good' })
  await rig.say('bad', 0, MESSAGES)
  await rig.put(...Array.from({ length: MESSAGES }, (_, i) => unlocated(i)))
  const sent = () => Array.from({ length: MESSAGES }, (_, i) => rig.textsTo(contact(i)).length)
  await until('good has all', () => sent().every(n => n === 1))
  await first.stop()
  rig.local.faults = noFaults
  rig.start({ unlocated: 'bad' })
  await until('bad has all', () => rig.textsOf('bad').length === MESSAGES)
  expect(sent()).toEqual(Array(MESSAGES).fill(1))
})

test('of a location that has lost its token nothing is buried that was written', async () => {
  const rig = await taskRig()
  const hold = { on: false }
  rig.local.faults = () => (hold.on ? 'error' : null)
  const first = rig.start()
  const text = messageOf('good', 0)
  await rig.put({ ...text, contactId: 'zoe' })
  await until('zoe', () => rig.ended().length === 1)
  hold.on = true
  await rig.put({ ...text, contactId: 'anna' })
  await rig.put({ ...text, contactId: 'bert', actions: [...text.actions, ...text.actions] })
  await until('both are begun', () => rig.receipts().length === 4)
  await first.stop()
  rig.start({ ids: ['bad'] })
  await until('both are buried', () => rig.letters().length === 2)
  expect(rig.letters().map(({ key }) => key?.toString())).toEqual(['anna', 'bert'])
  const done = rig.ended().filter(({ contactId }) => contactId === 'zoe')
  expect(done.map(({ status }) => status)).toEqual(['done'])
})
