// Method: a log in memory that counts its fetches, one record each.
import { textMessage } from '@baton/domain'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { program } from '../program.ts'
import { platformOn } from '../testing/platform.ts'
import { deadLetter, eachDeadLetter } from './letters.ts'
import { REPLAY_OF, Repeats } from './repeats.ts'
import { planReplay } from './replay.ts'

const READER = 'router.contact.events.v1'
const EVENTS = 'baton.contact.events.v1'
const reason = (name: string, value: string) => ({
  [`__streams.errors.${name}`]: Buffer.from(value),
})

/** Dead letters of partition 0; of what stood at offset 0, 1, 2 … there. */
const withLetters = async (count: number) => {
  const log = new FakeLog({ fetchMaxRecords: 1 })
  const platform = platformOn(log)
  const records = Array.from({ length: count }, (_, offset) => ({
    key: Buffer.from('anna'),
    value: event(platform),
    timestamp: 1,
    headers: {
      ...reason('topic', EVENTS),
      ...reason('partition', '0'),
      ...reason('offset', String(offset)),
    },
  }))
  await log.append([{ topic: `baton.${READER}.dlq`, partition: 0, records }])
  const fetched: string[] = []
  log.fault = (at, topic) => {
    if (at === 'fetch') fetched.push(topic)
  }
  return { log, platform, fetched }
}

const event = (platform: ReturnType<typeof platformOn>): Buffer =>
  Buffer.from(
    platform.codecs.of('contact.events.v1').encode({
      eventId: 'm',
      locationId: '',
      source: 'test',
      sentAt: 0,
      event: {
        'baton.MessageReceived': textMessage('m', 'hello'),
      },
    }),
  )

test('a dead letter is listed before the next is read: the list is never held', async () => {
  const { platform, fetched } = await withLetters(3)
  const listed: [id: string, fetches: number][] = []
  await eachDeadLetter(platform, READER, ({ id }) => {
    listed.push([id, fetched.length])
  })
  expect(listed).toEqual([
    [`${READER}/0/0`, 1],
    [`${READER}/0/1`, 2],
    [`${READER}/0/2`, 3],
  ])
})

test('a dead letter is read where its id says; what follows is left alone', async () => {
  const { platform, fetched } = await withLetters(100)
  expect(await deadLetter(platform, `${READER}/0/7`)).toMatchObject({ offset: 7 })
  expect(fetched).toHaveLength(1)
  for (const id of [`${READER}/0/100`, `${READER}/9/0`, `${READER}/0`, 'nonsense'])
    await expect(deadLetter(platform, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the replays in a partition are looked for once, however many letters ask', async () => {
  const { log, platform, fetched } = await withLetters(20)
  const headers = { [REPLAY_OF]: Buffer.from(`${READER}/0/5`) }
  const record = { key: null, value: null, timestamp: 1 }
  const filling = Array.from({ length: 30 }, () => record)
  for (const partition of [0, 1])
    await log.append([{ topic: EVENTS, partition, records: [...filling, { ...record, headers }] }])
  const repeats = new Repeats(platform)
  const obstacles: string[] = []
  await eachDeadLetter(platform, READER, async letter => {
    obstacles.push((await planReplay(platform, letter, repeats)).obstacle)
  })
  expect(obstacles.filter(obstacle => obstacle !== '')).toEqual([
    expect.stringMatching(/^replayed already, as \d\/30$/),
  ])
  expect(fetched.filter(topic => topic === EVENTS)).toHaveLength(31)
})

test('what was replayed by the same command is not replayed again', async () => {
  const { platform } = await withLetters(1)
  const repeats = new Repeats(platform)
  const letter = await deadLetter(platform, `${READER}/0/0`)
  const plan = await planReplay(platform, letter, repeats)
  expect(plan.obstacle).toBe('')
  repeats.add(letter, { partition: plan.partition, offset: 40 })
  expect((await planReplay(platform, letter, repeats)).obstacle).toContain('replayed already')
})

test('dead letters by name and --all of them contradict each other', async () => {
  const asked = program().parseAsync(['dlq', 'replay', `${READER}/0/1`, '--all'], { from: 'user' })
  await expect(asked).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('--all'),
  })
})
