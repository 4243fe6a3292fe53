import type { Codec, Codecs } from '@baton/codec'
import { type ContactEvent, isBatonError } from '@baton/domain'
import type { InputRecord } from '@baton/stream'
import type { LearnerBatch } from '../state.ts'
import type { LearnerTopics } from '../topics.ts'
import { takeMiss, takeReply } from './health.ts'
import { type Touched, takeHistory, takeOutcome } from './outcomes.ts'
import { type Gone, takePolicy } from './policies.ts'
import { seeTime } from './time.ts'

/** One topic: how its records are read, and what is made of them. */
export interface Intake {
  readonly codec: Pick<Codec<unknown>, 'isForeign' | 'prefetch'>
  readonly take: (record: InputRecord, batch: LearnerBatch) => void
}

export interface IntakeOptions {
  readonly topics: LearnerTopics
  readonly codecs: Codecs
  readonly clock: 'broker' | 'log'
  readonly onTouched: (touched: Touched) => void
  readonly onGone: (batch: LearnerBatch, gone: Gone) => void
}

/** By physical topic. */
export const intakesOf = (options: IntakeOptions): ReadonlyMap<string, Intake> => {
  const { topics } = options
  return new Map([
    [topics.policies, policies(options)],
    [topics.history, history(options)],
    [topics.outcomes, outcomes(options)],
    [topics.decisions, decisions(options)],
    [topics.events, events(options)],
  ])
}

const policies = ({ codecs, onGone }: IntakeOptions): Intake => {
  const codec = codecs.of('handoff.policies.v1')
  return {
    codec,
    take: ({ value }, batch) => {
      if (value) onGone(batch, takePolicy(batch, codec.decode(value)))
    },
  }
}

const history = ({ codecs, clock, onTouched }: IntakeOptions): Intake => {
  const codec = codecs.of('learner.history.v1')
  return {
    codec,
    take: ({ key, value, timestamp }, batch) => {
      onTouched(takeHistory(batch, key?.toString() ?? '', value && codec.decode(value)))
      // Whoever imports into an app that is still silent means the days that are over by now.
      if (clock === 'broker') seeTime(batch, timestamp)
    },
  }
}

const outcomes = ({ codecs, onTouched }: IntakeOptions): Intake => {
  const codec = codecs.of('handoff.outcomes.v1')
  return {
    codec,
    take: ({ value }, batch) => {
      const touched = value && takeOutcome(batch, codec.decode(value))
      if (touched) onTouched(touched)
    },
  }
}

const decisions = ({ codecs }: IntakeOptions): Intake => {
  const codec = codecs.of('handoff.decisions.v1')
  return {
    codec,
    take: ({ value }, batch) => {
      if (!value) return
      const decision = codec.decode(value)
      seeTime(batch, decision.at)
      takeMiss(batch, decision)
    },
  }
}

const events = ({ codecs }: IntakeOptions): Intake => {
  const codec = codecs.of('contact.events.v1')
  return {
    codec,
    take: ({ value, timestamp }, batch) => {
      seeTime(batch, timestamp)
      const reply = value && readable(codec, value)?.event['baton.BotReplied']
      if (reply) takeReply(batch, reply, timestamp)
    },
  }
}

/**
 * An event of a newer version holds the router, not us: whatever it is, it is no reply we could
 * count.
 */
const readable = (codec: Codec<ContactEvent>, value: Buffer): ContactEvent | undefined => {
  try {
    return codec.decode(value)
  } catch (error) {
    if (isBatonError(error) && error.code === 'UNKNOWN_BRANCH') return undefined
    throw error
  }
}
