import { type Codec, schemasFingerprint } from '@baton/codec'
import { BatonError, isBatonError, type StateEntry, type TablesAdopted } from '@baton/domain'
import { inputKey, type ProgressCodec, type TaskProgress } from '@baton/stream'

export interface ProgressOf {
  readonly appId: string
  readonly topic: string
  readonly partition: number
  readonly partitions: number
}

/**
 * The tables that a note names, decoded once for each note, not for each transaction; undefined for none. A note is of the version
 * that wrote it: one that this version would write otherwise names nothing, and the tables are adopted anew.
 */
export const notedTables = (
  adoptions: Codec<TablesAdopted>,
): ((note: Buffer) => TablesAdopted | undefined) => {
  let last: Buffer | null = null
  let adopted: TablesAdopted | undefined
  return note => {
    if (note !== last) {
      last = note
      adopted = note.length > 0 ? ofThisVersion(adoptions, note) : undefined
    }
    return adopted
  }
}

const ofThisVersion = (
  adoptions: Codec<TablesAdopted>,
  note: Buffer,
): TablesAdopted | undefined => {
  try {
    const adopted = adoptions.decodeBody(note)
    return adoptions.encodeBody(adopted).equals(note) ? adopted : undefined
  } catch (error) {
    // What this version writes is within its limits: bytes beyond them are of another layout, as those that are malformed.
    if (isBatonError(error) && error.remedy === 'poison') return undefined
    throw error
  }
}

/** Kafka's timestamp of what has none, too. */
const UNKNOWN = -1

/** `__progress` of a router task: one input, the same partition number. */
export const progressCodec = (
  { appId, topic, partition, partitions }: ProgressOf,
  states: Codec<StateEntry>,
  adoptions: Codec<TablesAdopted>,
): ProgressCodec => {
  const key = inputKey({ topic, partition })
  const schemas = schemasFingerprint()
  const adoptedIn = notedTables(adoptions)
  return {
    encode({ incarnation, input, times, note }) {
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
        note: progress.note,
      }
    },
  }
}
