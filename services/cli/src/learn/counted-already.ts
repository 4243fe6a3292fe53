import { BatonError, type OutcomeHistory } from '@baton/domain'
import { historyKey, summed } from './history.ts'

/** Of an app, and of what is about to be imported into it. */
export interface Import {
  readonly appId: string
  /** What the app has learned from: its own outcomes under its appId, and what was imported. */
  readonly recorded: readonly OutcomeHistory[]
  readonly history: readonly OutcomeHistory[]
  /** What all of it is to be called; as the lines say when absent. */
  readonly source?: string | undefined
}

/**
 * Throws BAD_REQUEST when the import would count outcomes twice. Names cannot tell an app's own export from that of another app of
 * the same name, counts can: an app's counts only grow, so all of an earlier export is among them.
 */
export const refuseWhatIsCounted = ({ appId, recorded, history, source }: Import): void => {
  const sources = new Set(history.map(one => one.source))
  if (source === undefined ? sources.has(appId) : source === appId) throw itself(appId)
  for (const name of sources) {
    const renamed = source !== undefined && source !== name
    const lines = history.filter(one => one.source === name)
    if (renamed && isAmong(lines, recorded)) throw twice(name, source, appId)
  }
}

const itself = (appId: string): BatonError =>
  new BatonError(
    'BAD_REQUEST',
    `"${appId}" is this app, whose own outcomes are counted already: choose the app to import into with --data; another app of the same name needs another one here, with --source`,
  )

const twice = (name: string, source: string, appId: string): BatonError =>
  new BatonError(
    'BAD_REQUEST',
    name === appId
      ? `all of it is among what ${appId} has counted itself, and as "${source}" it would count twice: choose the app to import into with --data (if it is of another app after all, change the source in the file)`
      : `all that the file has of "${name}" is here already, and as "${source}" it would count twice: first \`learn import --forget ${name}\``,
  )

/** Whether every count of these lines is part of what is recorded. */
const isAmong = (
  lines: readonly OutcomeHistory[],
  recorded: readonly OutcomeHistory[],
): boolean => {
  const known = new Map(summed(recorded).map(one => [historyKey(one), one.bins]))
  const counts = summed(lines).flatMap(one =>
    one.bins.map(bin => ({ key: historyKey(one), ...bin })),
  )
  return (
    counts.length > 0 &&
    counts.every(({ key, bin, successes, failures }) => {
      const has = known.get(key)?.find(other => other.bin === bin)
      return has !== undefined && has.successes >= successes && has.failures >= failures
    })
  )
}
