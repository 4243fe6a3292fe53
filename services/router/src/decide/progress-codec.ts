import { type Codec, schemasFingerprint } from '@baton/codec'
import { BatonError, type StateEntry } from '@baton/domain'
import { inputKey, type ProgressCodec, type TaskProgress } from '@baton/stream'
import { nameIn, noteOf } from '../tables/adoption.ts'

export interface ProgressOf {
  readonly appId: string
  readonly topic: string
  readonly partition: number
  readonly partitions: number
}

const NONE = Buffer.alloc(0)

/** Kafka's timestamp of what has none, too. */
const UNKNOWN = -1

/** `__progress` of a router task: one input, the same partition number. */
export const progressCodec = (
  { appId, topic, partition, partitions }: ProgressOf,
  states: Codec<StateEntry>,
): ProgressCodec => {
  const key = inputKey({ topic, partition })
  const schemas = schemasFingerprint()
  return {
    encode({ incarnation, input, times, note }) {
      const tables = nameIn(note)
      const progress = {
        topic,
        input: input[key] ?? 0,
        partitions,
        appId,
        incarnation,
        schemas,
        tables: tables?.hash ?? '',
        tablesFrom: tables?.from ?? 0,
        note: NONE,
        inputTime: times[key] ?? UNKNOWN,
      }
      return states.encode({ entry: { 'baton.Progress': progress } })
    },
    decode(value): TaskProgress {
      const progress = states.decode(value).entry['baton.Progress']
      if (!progress) throw new BatonError('BUG', 'the record under __progress is no progress')
      if (progress.partitions !== partitions || progress.topic !== topic) {
        throw new BatonError(
          'PARTITIONS_DIFFER',
          `the changelog is of ${progress.topic} with ${progress.partitions} partitions, this router ` +
            `is configured for ${topic} with ${partitions}; the count is fixed for the life of an app`,
        )
      }
      return {
        incarnation: progress.incarnation,
        input: { [key]: progress.input },
        times: progress.inputTime === UNKNOWN ? {} : { [key]: progress.inputTime },
        note: progress.tables ? noteOf({ hash: progress.tables, from: progress.tablesFrom }) : NONE,
      }
    },
  }
}
