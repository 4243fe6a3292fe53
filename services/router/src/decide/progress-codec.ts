import { type Codec, schemasFingerprint } from '@baton/codec'
import { BatonError, type StateEntry, type TablesAdopted } from '@baton/domain'
import { inputKey, type ProgressCodec, type TaskProgress } from '@baton/stream'

export interface ProgressOf {
  readonly appId: string
  readonly topic: string
  readonly partition: number
  readonly partitions: number
}

/** `__progress` of a router task: one input, the same partition number. */
export const progressCodec = (
  { appId, topic, partition, partitions }: ProgressOf,
  states: Codec<StateEntry>,
  adoptions: Codec<TablesAdopted>,
): ProgressCodec => {
  const key = inputKey({ topic, partition })
  const schemas = schemasFingerprint()
  let lastNote: Buffer | null = null
  let lastAdopted: TablesAdopted | undefined
  /** Decoded once for each note, not for each transaction. */
  const adoptedIn = (note: Buffer) => {
    if (note !== lastNote) {
      lastNote = note
      lastAdopted = note.length > 0 ? adoptions.decodeBody(note) : undefined
    }
    return lastAdopted
  }
  return {
    encode({ incarnation, input, note }) {
      const adopted = adoptedIn(note)
      const progress = {
        topic,
        input: input[key] ?? 0,
        partitions,
        appId,
        incarnation,
        schemas,
        tables: adopted?.hash ?? '',
        tablesFrom: adopted?.from ?? 0,
        note,
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
        note: progress.note,
      }
    },
  }
}
