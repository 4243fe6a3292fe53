// Method: a real learner on the real broker learns from nothing but what is imported from the command line's side.
import {
  forgetSource,
  importHistory,
  latestOf,
  parseHistory,
  recordedHistory,
  toLine,
} from '@baton/cli'
import { learnerConfig, startLearner } from '@baton/learner'
import { silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { newApp, until } from '../fault/app.ts'

const PARTITIONS = 1
const WAIT_MS = 20_000
const LINES = [
  '{"source":"pilot","from":"lead","to":"buyer","day":"2026-01-12","bins":[[28,3,9]]}',
  '{"source":"pilot","from":"lead","to":"buyer","day":"2026-01-14","bins":[[28,3,9],[32,9,1]]}',
]

test('imported history is learned from, once however often, is exported as it came, and can be forgotten', async () => {
  const app = await newApp('import', PARTITIONS)
  const { platform } = app
  const learner = await startLearner(learnerConfig(app.env()), silentLogger())
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
      explanation: '0.75 now means 48 % success, 60 % needed, 34 samples',
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
