import { type Codec, schemasFingerprint } from '@baton/codec'
import { BatonError, type LearnerEntry } from '@baton/domain'
import { type InputPartition, inputKey, type ProgressCodec, type TaskProgress } from '@baton/stream'

const KIND = 'progress'
const NO_NOTE = Buffer.alloc(0)

interface About {
  readonly appId: string
  readonly incarnation: string
  readonly schemas: string
  /** Absent in what former versions wrote. */
  readonly times?: TaskProgress['times']
}

/**
 * `__progress` of the learner: a vector over all its inputs. PARTITIONS_DIFFER when it is one over
 * others.
 */
export const progressCodec = (
  appId: string,
  inputs: readonly InputPartition[],
  entries: Codec<LearnerEntry>,
): ProgressCodec => ({
  encode({ incarnation, input, times }) {
    const about: About = { appId, incarnation, schemas: schemasFingerprint(), times }
    return entries.encode({
      kind: KIND,
      input: inputs.map(from => ({ ...from, offset: input[inputKey(from)] ?? 0 })),
      body: Buffer.from(JSON.stringify(about)),
    })
  },
  decode(value) {
    const { kind, input, body } = entries.decode(value)
    if (kind !== KIND) throw new BatonError('BUG', `the record under __progress is a ${kind}`)
    const known = new Set(inputs.map(inputKey))
    const foreign = input.map(inputKey).filter(key => !known.has(key))
    if (foreign.length > 0) {
      throw new BatonError(
        'PARTITIONS_DIFFER',
        `the state is of other inputs: ${foreign.join(', ')}; the partition count is fixed for the life of an app`,
      )
    }
    const { incarnation, times = {} }: About = JSON.parse(body.toString())
    const positions = input.map(from => [inputKey(from), from.offset] as const)
    return { incarnation, input: Object.fromEntries(positions), times, note: NO_NOTE }
  },
})
