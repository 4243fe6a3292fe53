import { physicalName } from '@baton/codec'
import type { InputPartition } from '@baton/stream'

/** Physical names of what the learner reads and writes. */
export interface LearnerTopics {
  readonly policies: string
  readonly history: string
  readonly outcomes: string
  readonly decisions: string
  readonly events: string
  readonly state: string
  readonly thresholds: string
  readonly health: string
}

export const learnerTopics = (appId: string): LearnerTopics => {
  const of = (logical: string) => physicalName(appId, logical)
  return {
    policies: of('handoff.policies.v1'),
    history: of('learner.history.v1'),
    outcomes: of('handoff.outcomes.v1'),
    decisions: of('handoff.decisions.v1'),
    events: of('contact.events.v1'),
    state: of('learner.state.v1'),
    thresholds: of('handoff.thresholds.v1'),
    health: of('bot.health.v1'),
  }
}

/** Of every topic of its own the learner has one partition. */
export const OWN_PARTITION = 0

/**
 * All that one learner reads: what an app has one partition of, and each partition of the others.
 */
export const learnerInputs = (
  topics: LearnerTopics,
  partitions: number,
): readonly InputPartition[] => {
  const single = [topics.policies, topics.history]
  const split = [topics.outcomes, topics.decisions, topics.events]
  const all = Array.from({ length: partitions }, (_, partition) => partition)
  return [
    ...single.map(topic => ({ topic, partition: OWN_PARTITION })),
    ...split.flatMap(topic => all.map(partition => ({ topic, partition }))),
  ]
}
