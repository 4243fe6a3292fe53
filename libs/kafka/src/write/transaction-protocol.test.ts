import { expect, test } from 'vitest'
import { finalizedTransactionVersion } from '../cluster/features.ts'
import { compactArray, compactString, tags } from '../wire/flexible.ts'
import { Frame } from '../wire/frame.ts'
import { ONE_EPOCH, protocolFor } from './transaction-protocol.ts'
import { isNext } from './transaction-requests.ts'

const bytesOf = (frame: Frame): Buffer => Buffer.from(frame.room(0).subarray(0, frame.end))

/** What a broker of Kafka 2.4 or later says that has agreed on these features. */
const answerWith = (levels: Record<string, number>): Buffer => {
  const frame = new Frame().int16(0)
  compactArray(frame, [0, 18], key => tags(frame.int16(key).int16(0).int16(12))).int32(0)
  frame.int8(2)
  const epoch = 1
  frame.int8(epoch).int8(8).int64(77)
  const features = new Frame()
  compactArray(features, Object.entries(levels), ([name, level]) => {
    tags(compactString(features, name).int16(level).int16(level))
  })
  const value = bytesOf(features)
  frame.int8(2).int8(value.length)
  for (const byte of value) frame.int8(byte)
  return bytesOf(frame)
}

test.each([
  ['agreed on it', answerWith({ 'metadata.version': 30, 'transaction.version': 2 }), 2],
  ['agreed on an earlier level', answerWith({ 'transaction.version': 1, 'group.version': 9 }), 1],
  ['does not know it', answerWith({ 'metadata.version': 30 }), 0],
  [
    'tells no features',
    bytesOf(tags(compactArray(new Frame().int16(0), [], () => {}).int32(0))),
    0,
  ],
  ['is older than the question', Buffer.from([0, 35, 0, 0, 0, 0]), 0],
])('the transaction.version of a cluster that %s', (_, answer, level) => {
  expect(finalizedTransactionVersion(answer)).toBe(level)
})

test.each([
  [2, 1, false],
  [2, 2, true],
  [2, 0, true],
  [1, 1, true],
  [0, 1, true],
])(
  'of version %i with %i leaders, all transactions have one epoch: %s',
  (version, leaders, one) => {
    expect(protocolFor(version, leaders) === ONE_EPOCH).toBe(one)
  },
)

test.each([
  [7, 4, true],
  [7, 3, false],
  [7, 2, false],
  [8, 0, true],
  [-1, -1, false],
])(
  'after producer 7 in epoch 3 comes producer %i in epoch %i: %s',
  (producerId, producerEpoch, comes) => {
    expect(isNext({ producerId, producerEpoch }, { producerId: 7, producerEpoch: 3 })).toBe(comes)
  },
)
