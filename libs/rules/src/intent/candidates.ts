import type { ScoreUsed, ThresholdUsed } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import type { Step } from '../step.ts'
import { routeOf, thresholdOf } from './threshold.ts'

/** An intent with the bot it is for, seen from the present owner. */
export interface Candidate {
  readonly intent: string
  readonly bot: string
  readonly score: number
  /**
   * Of the route there; of the route back when the owner has this intent already; null when there
   * is none.
   */
  readonly threshold: ThresholdUsed | null
  readonly own: boolean
  readonly raised: boolean
}

/** Strongest first by what they miss; those without a route last. */
export const candidatesOf = (step: Step, scores: readonly ScoreUsed[]): Candidate[] => {
  const ranked: Candidate[] = []
  for (const score of scores) {
    const one = candidate(step, score)
    let place = ranked.length
    while (place > 0 && lead(ranked[place - 1]!) < lead(one)) place--
    ranked.splice(place, 0, one)
  }
  return ranked
}

const lead = ({ score, threshold }: Candidate): number =>
  threshold ? score - threshold.value : Number.NEGATIVE_INFINITY

const candidate = (step: Step, { intent, score }: ScoreUsed): Candidate => {
  const { state, policy, tables } = step
  const bot = policy.intents[intent]?.bot ?? ''
  const own = bot === state.owner
  const route = own ? wayBack(step) : routeOf(policy, state.owner, bot)
  const threshold = route ? thresholdOf(route, tables) : null
  const raised = threshold !== null && score >= threshold.value
  return { intent, bot, score, threshold, own, raised }
}

/**
 * The owner's own intent counts as raised when it would bring the contact here from where an intent
 * leads.
 */
const wayBack = ({ state, policy }: Step) =>
  policy.routes.find(
    route =>
      route.to === state.owner &&
      hasIntent(route.from, policy) &&
      routeOf(policy, state.owner, route.from),
  )

const hasIntent = (bot: string, { intents }: Policy): boolean => {
  for (const intent in intents) if (intents[intent]?.bot === bot) return true
  return false
}
