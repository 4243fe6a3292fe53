// Method: topics in memory that somebody else has written to, before, between and behind ours.
import { BatonError, partitionOf } from '@baton/domain'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { recordedHistory } from '../learn/history.ts'
import { findDecision, timelineOf } from '../look/decisions.ts'
import { decisionWith } from '../testing/decision.ts'
import { platformOn } from '../testing/platform.ts'
import { latestOf, readAll } from './read.ts'

const PARTITIONS = 2
const HOME = partitionOf(Buffer.from('anna'), PARTITIONS)

const setUp = () => {
  const log = new FakeLog()
  const platform = platformOn(log, PARTITIONS)
  const put = (name: string, partition: number, key: string, value: Buffer | null) => {
    const records = [{ key: Buffer.from(key), value, timestamp: 0 }]
    return log.append([{ topic: platform.topic(name), partition, records }])
  }
  const codec = platform.codecs.of('handoff.decisions.v1')
  const decide = (partition: number, decisionId: string) =>
    put('handoff.decisions.v1', partition, 'anna', codec.encode(decisionWith({ decisionId })))
  return { platform, put, decide }
}

const JUNK = Buffer.from('junk')

test('decisions are found and a timeline is told past what somebody else has written there', async () => {
  const { platform, put, decide } = setUp()
  for (const partition of [0, 1]) {
    await put('handoff.decisions.v1', partition, 'x', JUNK)
    await decide(partition, `before-${partition}`)
    await put('handoff.decisions.v1', partition, 'x', Buffer.from('not avro'))
    await decide(partition, `behind-${partition}`)
  }
  expect((await findDecision(platform, 'before-1')).decisionId).toBe('before-1')
  const told = (await timelineOf(platform, 'anna')).map(({ decisionId }) => decisionId)
  expect(told).toEqual([`before-${HOME}`, `behind-${HOME}`])
  expect(platform.passedOver.text).toMatch(
    /^4 records that cannot be read are passed over; the first: baton\.handoff\.decisions\.v1\/0\/0, key "x": .* \(BAD_MAGIC\)$/,
  )
})

test('history is told past such outcomes, and what a table had before stays', async () => {
  const { platform, put } = setUp()
  const codec = platform.codecs.of('bot.health.v1')
  await put('handoff.outcomes.v1', 1, 'x', JUNK)
  expect(await recordedHistory(platform)).toEqual([])
  const health = codec.encode({
    bot: 'seller',
    status: 'ok',
    reason: '',
    p50Ms: 0,
    p95Ms: 0,
    p99Ms: 0,
    slaP50Ms: 0,
    slaP95Ms: 0,
    slaP99Ms: 0,
    errors: 0,
    samples: 0,
    minute: 0,
    version: 1,
  })
  await put('bot.health.v1', 0, 'seller', health)
  await put('bot.health.v1', 0, 'seller', JUNK)
  expect((await latestOf(platform, 'bot.health.v1')).get('seller')?.status).toBe('ok')
})

test('what is read as it should be says nothing, tombstones too', async () => {
  const { platform, put, decide } = setUp()
  await decide(0, 'd1')
  await put('handoff.decisions.v1', 0, 'anna', null)
  const seen: unknown[] = []
  await readAll(platform, 'handoff.decisions.v1', [0, 1], one => seen.push(one?.decisionId))
  expect(seen).toEqual(['d1', undefined])
  expect(platform.passedOver.text).toBeNull()
})

test('a reader’s own complaint about a value is no record that cannot be read', async () => {
  const { platform, decide } = setUp()
  await decide(0, 'd1')
  const complaint = new BatonError('BAD_REQUEST', 'not this one')
  const reading = readAll(platform, 'handoff.decisions.v1', [0], () => {
    throw complaint
  })
  await expect(reading).rejects.toBe(complaint)
  expect(platform.passedOver.text).toBeNull()
})

test('what a newer version wrote is not passed over: this one has to be upgraded', async () => {
  const { platform, decide } = setUp()
  await decide(0, 'd1')
  const newer = new BatonError('UNKNOWN_BRANCH', 'upgrade this reader')
  const codec = Object.create(platform.codecs.of('handoff.decisions.v1'))
  codec.prefetch = async () => {}
  codec.decode = () => {
    throw newer
  }
  const reading = readAll(
    { ...platform, codecs: { ...platform.codecs, of: () => codec } },
    'handoff.decisions.v1',
    [0],
    () => {},
  )
  await expect(reading).rejects.toBe(newer)
})
