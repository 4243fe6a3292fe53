import { BatonError, type OutcomeHistory } from '@baton/domain'
import { type BinCount, routeOf, samplesOf, within } from '@baton/learning'
import { summed } from './history.ts'

/** Of an app, and of what is about to be imported into it. */
export interface Import {
  readonly appId: string
  /** What the app has learned from: its own outcomes under its appId, and what was imported. */
  readonly recorded: readonly OutcomeHistory[]
  readonly history: readonly OutcomeHistory[]
  /** What all of it is to be called; as the lines say when absent. */
  readonly source?: string | undefined
  /** It is of another app after all, however equal the counts. */
  readonly distinct?: boolean | undefined
}

/**
 * Days up to the last one of a file that may have grown since: it was open, and the one before it
 * may have been.
 */
const OPEN_DAYS = 2

/**
 * Throws BAD_REQUEST when the import would count outcomes twice. Names cannot tell: a file may come
 * back through another app, and apps share names. Counts can: what was exported of days that were
 * over is what is there still, and of an open day it is part of it.
 */
export const refuseWhatIsCounted = (about: Import): void => {
  const { appId, recorded, history, source, distinct = false } = about
  const sources = Map.groupBy(history, one => one.source)
  if (source === undefined ? sources.has(appId) : source === appId) throw itself(appId)
  if (distinct) return
  const present = Map.groupBy(recorded, one => one.source)
  for (const [name, lines] of sources) {
    const becomes = source ?? name
    // What it has said before under this name it replaces.
    const found = [...present].find(
      ([other, counts]) => other !== becomes && isPartOf(lines, counts),
    )
    if (found) throw twice(name, becomes, found[0], appId)
  }
}

const itself = (appId: string): BatonError =>
  new BatonError(
    'BAD_REQUEST',
    `"${appId}" is this app, whose own outcomes are counted already: choose the app to import into with --data; another app of the same name needs another one here, with --source`,
  )

const twice = (name: string, becomes: string, found: string, appId: string): BatonError => {
  const known = found === appId ? `what ${appId} has counted itself` : `what "${found}" has brought`
  const instead =
    found === appId
      ? 'choose the app to import into with --data'
      : `first \`learn import --forget ${found}\``
  return new BatonError(
    'BAD_REQUEST',
    `all that the file has of "${name}" is among ${known}, and as "${becomes}" it would count twice: ${instead}; if it is of another app after all, say --distinct`,
  )
}

/** Whether these lines are an earlier state of those counts, whatever either is called. */
const isPartOf = (lines: readonly OutcomeHistory[], counts: readonly OutcomeHistory[]): boolean => {
  const known = new Map(summed(counts).map(one => [dayKey(one), one.bins]))
  const counted = summed(lines).filter(({ bins }) => samplesIn(bins) > 0)
  const open = Math.max(...counted.map(({ day }) => day)) - OPEN_DAYS
  return (
    counted.length > 0 &&
    counted.every(one => {
      const has = known.get(dayKey(one)) ?? []
      const grown = samplesIn(has) - samplesIn(one.bins)
      return isAmong(one.bins, has) && (grown === 0 || one.day > open)
    })
  )
}

const isAmong = (bins: readonly BinCount[], others: readonly BinCount[]): boolean =>
  bins.every(({ bin, successes, failures }) => {
    const has = others.find(other => other.bin === bin)
    return (has?.successes ?? 0) >= successes && (has?.failures ?? 0) >= failures
  })

const samplesIn = (bins: readonly BinCount[]): number => samplesOf(within(bins, 0, 10_001))

const dayKey = (history: OutcomeHistory): string => `${routeOf(history)}/${history.day}`
