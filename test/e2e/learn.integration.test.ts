// Method: a real learner on the real broker learns from nothing but what is imported from the
// command line's side.
import {
  forgetSource,
  importHistory,
  latestOf,
  parseHistory,
  recordedHistory,
  toLine,
} from '@baton/cli'
import type { HandoffOutcome } from '@baton/domain'
import { learnerConfig, startLearner } from '@baton/learner'
import { silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { newApp, until } from '../fault/app.ts'

const PARTITIONS = 1
const WAIT_MS = 60_000
const LINES = [
  '{"source":"pilot","from":"lead","to":"buyer","day":"2026-01-12","bins":[[28,3,9]]}',
  '{"source":"pilot","from":"lead","to":"buyer","day":"2026-01-14","bins":[[28,3,9],[32,9,1]]}',
]

test('imported history is learned from, once however often, is exported as it came, and can be forgotten', async () => {
  const app = await newApp('import', PARTITIONS)
  const { platform } = app
  const learner = await startLearner(learnerConfig(app.env()), { log: silentLogger() })
  const learned = async () => (await latestOf(platform, 'handoff.thresholds.v1')).get('lead>buyer')
  const samples = async (count: number) =>
    until(`${count} samples`, async () => (await learned())?.samples === count, WAIT_MS, 50)
  try {
    await samples(0)
    const history = parseHistory(LINES.join('\n'), 'pilot.jsonl')
    expect(await importHistory(platform, history)).toEqual({ written: 2, deleted: 0 })
    await samples(34)
    expect(await learned()).toMatchObject({
      status: 'active',
      explanation: '0.75 now means 48.3 % success, 60 % needed, 34 samples',
    })
    expect(await importHistory(platform, history)).toEqual({ written: 0, deleted: 0 })
    expect((await recordedHistory(platform)).map(toLine).sort()).toEqual(LINES)

    expect(await importHistory(platform, history.slice(0, 1))).toEqual({ written: 0, deleted: 1 })
    await samples(12)
    expect(await forgetSource(platform, 'pilot')).toBe(1)
    await samples(0)
    expect(await learned()).toMatchObject({ status: 'configured', value: 7_000 })
  } finally {
    await learner.stop()
    await app.close()
  }
})

const OUTCOME: HandoffOutcome = {
  decisionId: 'd',
  contactId: 'anna',
  locationId: '',
  from: 'lead',
  to: 'buyer',
  outcome: 'successful',
  reason: 'facts',
  score: 7_100,
  threshold: 7_000,
  propensity: 10_000,
  handedAt: Date.UTC(2026, 0, 11, 9),
  closedAt: Date.UTC(2026, 0, 12, 9),
  policy: 'p',
  engine: 'e',
}

test('an app’s own export is not counted twice; of another app all sources add up under one name', async () => {
  const [pilot, app] = [await newApp('pilot', PARTITIONS), await newApp('own', PARTITIONS)]
  try {
    const topic = pilot.platform.topic('handoff.outcomes.v1')
    const value = pilot.platform.codecs.of('handoff.outcomes.v1').encode(OUTCOME)
    const records = [{ key: Buffer.from('anna'), value, timestamp: OUTCOME.closedAt }]
    await pilot.appender.append([{ topic, partition: 0, records }])
    await importHistory(pilot.platform, parseHistory(LINES.join('\n'), 'earlier.jsonl'))

    const exported = await recordedHistory(pilot.platform)
    const again = importHistory(pilot.platform, exported, 'again')
    await expect(again).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await importHistory(app.platform, exported, 'all')).toEqual({ written: 2, deleted: 0 })
    expect((await recordedHistory(app.platform)).map(toLine).sort()).toEqual([
      '{"source":"all","from":"lead","to":"buyer","day":"2026-01-12","bins":[[28,4,9]]}',
      LINES[1]!.replace('pilot', 'all'),
    ])
  } finally {
    await pilot.close()
    await app.close()
  }
})
