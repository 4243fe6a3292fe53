import { BatonError, type OutcomeHistory } from '@baton/domain'
import { dateOf, dayOf, routeOf } from '@baton/learning'
import type { OutputRecord } from '@baton/stream'
import type { Platform } from '../platform/platform.ts'
import { refuseWhatIsCounted } from './counted-already.ts'
import { historyKey, importedHistory, recordedHistory, summed } from './history.ts'

export interface Imported {
  readonly written: number
  readonly deleted: number
}

const PARTITION = 0
/** Of one bin of a day, in which the schema has an int. */
const COUNT_MAX = 2 ** 31 - 1
/** Records of one append. */
const BATCH_MAX = 500

/**
 * Puts history in the place of what its sources said before: days they no longer name are deleted,
 * and importing the same file twice changes nothing. `source` is what all of it is called instead.
 * BAD_REQUEST when the app has counted it already (unless it is `distinct`), when there is nothing
 * to import, and when the learner could not count it.
 */
export const importHistory = async (
  platform: Platform,
  given: readonly OutcomeHistory[],
  source?: string,
  distinct = false,
): Promise<Imported> => {
  const { appId } = platform
  if (given.length === 0) throw nothingIn()
  const known = await importedHistory(platform)
  const recorded = await recordedHistory(platform, known)
  refuseWhatIsCounted({ appId, recorded, history: given, source, distinct })
  const history = summed(source === undefined ? given : given.map(one => ({ ...one, source })))
  refuseUncountable(history, Date.now())
  const codec = platform.codecs.of('learner.history.v1')
  const wanted = new Map(history.map(one => [historyKey(one), one]))
  const sources = new Set(history.map(one => one.source))
  const gone = [...known].flatMap(([key, one]) =>
    sources.has(one.source) && !wanted.has(key) ? [key] : [],
  )
  const changed = [...wanted].filter(
    ([key, one]) => JSON.stringify(known.get(key)) !== JSON.stringify(one),
  )
  await append(platform, [
    ...gone.map(key => recordOf(key, null)),
    ...changed.map(([key, one]) => recordOf(key, codec.encode(one))),
  ])
  return { written: changed.length, deleted: gone.length }
}

/** An export that failed leaves an empty file, and would take with it what was there. */
const nothingIn = (): BatonError =>
  new BatonError(
    'BAD_REQUEST',
    'there are no outcomes to import; what a source has brought is deleted with `learn import --forget <source>`',
  )

/**
 * Throws BAD_REQUEST for days to come, which no learner closes, and for more outcomes than a count
 * holds.
 */
export const refuseUncountable = (history: readonly OutcomeHistory[], now: number): void => {
  for (const { day, bins, ...ends } of history) {
    const where = `${routeOf(ends)} on ${dateOf(day)}`
    if (day > dayOf(now)) throw new BatonError('BAD_REQUEST', `${where}: that day is to come`)
    const most = Math.max(0, ...bins.flatMap(({ successes, failures }) => [successes, failures]))
    if (most > COUNT_MAX) {
      throw new BatonError('BAD_REQUEST', `${where}: at most ${COUNT_MAX} outcomes of one score`)
    }
  }
}

/** Deletes all that a source has brought; returns the number of days. */
export const forgetSource = async (platform: Platform, source: string): Promise<number> => {
  const known = await importedHistory(platform)
  const keys = [...known].flatMap(([key, one]) => (one.source === source ? [key] : []))
  await append(
    platform,
    keys.map(key => recordOf(key, null)),
  )
  return keys.length
}

const recordOf = (key: string, value: Buffer | null): OutputRecord => ({
  key: Buffer.from(key),
  value,
  timestamp: Date.now(),
})

const append = async (platform: Platform, records: readonly OutputRecord[]): Promise<void> => {
  const appender = platform.kafka.appender()
  const topic = platform.topic('learner.history.v1')
  try {
    for (let from = 0; from < records.length; from += BATCH_MAX) {
      const some = records.slice(from, from + BATCH_MAX)
      await appender.append([{ topic, partition: PARTITION, records: some }])
    }
  } finally {
    await appender.close()
  }
}
