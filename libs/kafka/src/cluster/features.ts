import { compactString, FlexibleAnswer, tags } from '../wire/flexible.ts'
import { Frame } from '../wire/frame.ts'
import { throwIfFailed } from '../wire/protocol-error.ts'
import type { Link } from './link.ts'

const API_VERSIONS = 18
/** The first that tells features (KIP-584). */
const API_VERSIONS_VERSION = 3
const UNSUPPORTED_VERSION = 35
const FINALIZED_FEATURES = 2

/**
 * The level of `transaction.version` that all brokers of the cluster have agreed on (KIP-1022):
 * from 2 on each transaction has a producer epoch of its own (KIP-890). 0 where the brokers know
 * nothing of it.
 */
export const transactionVersion = async (link: Link): Promise<number> => {
  const frame = tags(link.begin(new Frame(), API_VERSIONS, API_VERSIONS_VERSION))
  compactString(compactString(frame, 'baton'), '1')
  return finalizedTransactionVersion(await link.exchange(tags(frame)))
}

/** From an answer to ApiVersions. */
export const finalizedTransactionVersion = (bytes: Buffer): number => {
  // Answers to this request alone have no tagged fields in their header: an older broker answers in
  // its own version.
  const answer = new FlexibleAnswer(bytes, 'plain')
  const errorCode = answer.int16()
  if (errorCode === UNSUPPORTED_VERSION) return 0
  throwIfFailed(errorCode, 'ApiVersions')
  answer.structs(() => [answer.int16(), answer.int16(), answer.int16()])
  answer.int32() // throttle time
  let level = 0
  answer.tags(tag => {
    if (tag !== FINALIZED_FEATURES) return
    for (const feature of answer.structs(() => namedLevel(answer)))
      if (feature.name === 'transaction.version') level = feature.max
  })
  return level
}

const namedLevel = (answer: FlexibleAnswer) => {
  const name = answer.string()
  const max = answer.int16()
  answer.int16() // min
  return { name, max }
}
