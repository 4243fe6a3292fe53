import { isDeepStrictEqual } from 'node:util'
import { sources } from '../../bench/harness/environment.ts'
import type { Experiment, Outcome } from './experiment.ts'
import type { Lab } from './lab.ts'
import { keep } from './results.ts'

/**
 * Runs one chunk within its limit. What it left stays where it is when something was wrong; a run
 * that throws was.
 */
export const perform = async (experiment: Experiment, lab: Lab, dose: number): Promise<Outcome> => {
  const limit = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => limit.reject(new Error(`not done within ${experiment.limitMs} ms`)),
    experiment.limitMs,
  )
  try {
    const outcome = await Promise.race([experiment.run(lab, dose), limit.promise])
    if (outcome.wrong.length > 0) lab.spare()
    return outcome
  } catch (error) {
    lab.spare()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Processes that were started later read other sources than the first. */
const CHANGED = 'the sources changed while it ran: run it in a clone that nobody works in'

/**
 * Performs a chunk and keeps what came of it: a run that did not get to its end as well, or only
 * good ones would be told of.
 */
export const performAndKeep = async (
  experiment: Experiment,
  lab: Lab,
  dose: number,
): Promise<Outcome> => {
  const begun = performance.now()
  const before = sources()
  const kept = (outcome: Outcome): Outcome => {
    const changed = isDeepStrictEqual(sources(), before) ? [] : [CHANGED]
    const told = { ...outcome, wrong: [...outcome.wrong, ...changed] }
    keep(experiment, told, lab.brokers.length, (performance.now() - begun) / 1_000)
    return told
  }
  try {
    return kept(await perform(experiment, lab, dose))
  } catch (error) {
    kept({ dose: 0, figures: {}, wrong: [`did not end: ${error}`] })
    throw error
  }
}
