import type { Experiment, Outcome } from './experiment.ts'
import type { Lab } from './lab.ts'
import { keep } from './results.ts'

/** Runs one chunk within its limit; what threw is an outcome too, and is kept like any other. */
export const perform = async (experiment: Experiment, lab: Lab, dose: number): Promise<Outcome> => {
  const limit = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => limit.reject(new Error(`not done within ${experiment.limitMs} ms`)),
    experiment.limitMs,
  )
  try {
    return await Promise.race([experiment.run(lab, dose), limit.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Performs a chunk and keeps what came of it. */
export const performAndKeep = async (
  experiment: Experiment,
  lab: Lab,
  dose: number,
): Promise<Outcome> => {
  const begun = performance.now()
  const outcome = await perform(experiment, lab, dose)
  keep(experiment, outcome, lab.brokers.length, (performance.now() - begun) / 1_000)
  return outcome
}
