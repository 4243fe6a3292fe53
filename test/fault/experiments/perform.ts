import type { Experiment, Outcome } from './experiment.ts'
import type { Lab } from './lab.ts'
import { keep } from './results.ts'

/** Runs one chunk within its limit. What it left stays where it is when something was wrong; a run that throws was. */
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

/** Performs a chunk and keeps what came of it: a run that did not get to its end as well, or only good ones would be told of. */
export const performAndKeep = async (
  experiment: Experiment,
  lab: Lab,
  dose: number,
): Promise<Outcome> => {
  const begun = performance.now()
  const kept = (outcome: Outcome) =>
    keep(experiment, outcome, lab.brokers.length, (performance.now() - begun) / 1_000)
  try {
    const outcome = await perform(experiment, lab, dose)
    kept(outcome)
    return outcome
  } catch (error) {
    kept({ dose: 0, figures: {}, wrong: [`did not end: ${error}`] })
    throw error
  }
}
