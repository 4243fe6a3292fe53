// Method: texts wait for a HighLevel that fails, while the contact opts out or time passes; then it
// is back.
import type { OutboundMessage, SendKind } from '@baton/domain'
import { systemClock } from '@baton/stream'
import { noFaults } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { messageOf, taskRig, until } from '../testing/task-rig.ts'
import { OptOuts } from './opt-outs.ts'

const MINUTE_MS = 60_000
const send = (text: string, kind: SendKind = 'reply') => ({
  'baton.SendText': { text, kind, channel: 'sms' },
})
const dnd = (on: boolean) => ({ 'baton.SetDnd': { on } })
const saying = (...actions: OutboundMessage['actions']): OutboundMessage => ({
  ...messageOf('good', 0),
  at: Date.now(),
  actions,
})
const STOP = saying(send('You are unsubscribed.', 'confirmation'), dnd(true))
const START = saying(dnd(false), send('Welcome back.', 'confirmation'))

/** From now on everything fails; how often it has. */
const fail = ({ local }: Awaited<ReturnType<typeof taskRig>>): (() => number) => {
  let count = 0
  local.faults = () => {
    count += 1
    return 'error'
  }
  return () => count
}

test('a text that waits is not sent once its contact has opted out; the confirmation and what comes after START are', async () => {
  const rig = await taskRig()
  const failed = fail(rig)
  const { task } = rig.start()
  await rig.put(saying(send('shall we call you tomorrow?')))
  await until('it has failed', () => failed() > 0)
  await rig.put(STOP, START, saying(send('where shall we go on?')))
  await until('all is taken', () => task.waiting === 4)
  rig.local.faults = noFaults
  await until('all is settled', () => rig.ended().length === 6)
  expect(rig.textsOf('good')).toEqual([
    'You are unsubscribed.',
    'Welcome back.',
    'where shall we go on?',
  ])
  expect(rig.ended()[0]).toMatchObject({ status: 'skipped', note: 'opted-out' })
  expect(rig.letters()).toHaveLength(0)
})

test('that is so also when the opt-out stands further on than its location is taken', async () => {
  const rig = await taskRig({ bounds: { locationMax: 2, totalMax: 100 } })
  rig.start()
  await rig.put(...Array.from({ length: 20 }, () => saying(send('hello?'))), STOP)
  await until('all is settled', () => rig.ended().length === 22)
  expect(rig.textsOf('good')).toEqual(['You are unsubscribed.'])
})

test('that is so also after a restart, however far the location lags', async () => {
  const rig = await taskRig({ bounds: { locationMax: 2, totalMax: 100 } })
  const failed = fail(rig)
  const first = rig.start()
  await rig.put(...Array.from({ length: 20 }, () => saying(send('hello?'))))
  await until('it lags', () => first.task.lag === 20 && failed() > 0)
  await rig.put(STOP)
  await until('the opt-out is read', () => first.task.lag === 21)
  await first.stop()
  rig.local.faults = noFaults
  rig.start()
  await until('all is settled', () => rig.ended().length === 22)
  expect(rig.textsOf('good')).toEqual(['You are unsubscribed.'])
})

test('a text that was sent before the opt-out is known as sent', async () => {
  const rig = await taskRig()
  const lost = ['error-after' as const]
  rig.local.faults = ({ method }) => (method === 'GET' ? 'error' : (lost.shift() ?? null))
  rig.start()
  await rig.put(saying(send('hello?')))
  await until('it is sent', () => rig.textsOf('good').length === 1)
  await rig.put(STOP)
  rig.local.faults = noFaults
  await until('all is settled', () => rig.ended().length === 3)
  expect(rig.ended()[0]).toMatchObject({ status: 'done', note: 'looked-up' })
})

test('what a bot starts by itself is not sent when it has waited for long: it may be night by then', async () => {
  const rig = await taskRig()
  rig.start()
  const before = (ms: number) => ({ at: Date.now() - ms })
  await rig.put(
    { ...saying(send('good evening!', 'initiated')), ...before(16 * MINUTE_MS) },
    { ...saying(send('it has three bedrooms')), ...before(16 * MINUTE_MS) },
    { ...saying(send('still looking?', 'initiated')), ...before(14 * MINUTE_MS) },
  )
  await until('all is settled', () => rig.ended().length === 3)
  expect(rig.textsOf('good')).toEqual(['it has three bedrooms', 'still looking?'])
  expect(rig.ended()[0]).toMatchObject({ status: 'skipped', note: 'stale' })
})

test.each([60, 20, -20, -60])(
  'that is so whatever the clock of this machine says: %i min ahead of the others',
  async minutes => {
    const clock = { ...systemClock, now: () => Date.now() + minutes * MINUTE_MS }
    const rig = await taskRig({ clock })
    rig.start()
    await rig.put(
      { ...saying(send('good evening!', 'initiated')), at: Date.now() - 16 * MINUTE_MS },
      saying(send('still looking?', 'initiated')),
    )
    await until('all is settled', () => rig.ended().length === 2)
    expect(rig.textsOf('good')).toEqual(['still looking?'])
    expect(rig.logged().match(/the clock of this machine is not/g)).toHaveLength(1)
  },
)

test('of the contacts who opted out those read last are remembered', () => {
  const optOuts = new OptOuts()
  const of = (contactId: string) => ({ ...STOP, contactId })
  for (let i = 0; i < 10_001; i++) optOuts.read(of(`c-${i}`), i)
  optOuts.read(of('c-5'), 3)
  expect(optOuts.isAfter('c-0', -1)).toBe(false)
  expect(optOuts.isAfter('c-5', 4)).toBe(true)
  expect(optOuts.isAfter('c-5', 5)).toBe(false)
})
