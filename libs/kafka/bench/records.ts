// CPU of encoding and decoding record batches in this process, no broker: `node
// libs/kafka/bench/records.ts`.
import type { InputRecord, OutputRecord } from '@baton/stream'
import { decodeBatch } from '../src/records/decode-records.ts'
import { encodeBatch } from '../src/records/encode-batch.ts'
import { visibleBatches } from '../src/records/record-set.ts'
import { Frame } from '../src/wire/frame.ts'

const ROUNDS = 300
const PER_BATCH = 1_000
const VALUE_BYTES = 300

const records: OutputRecord[] = Array.from({ length: PER_BATCH }, (_, i) => ({
  key: Buffer.from(`contact-${i}`),
  value: Buffer.alloc(VALUE_BYTES, i & 0xff),
  timestamp: 1_700_000_000_000 + i,
}))
const origin = { producerId: 1, producerEpoch: 0, firstSequence: 0, transactional: true }
const frame = new Frame()

const encode = (): Buffer => {
  frame.end = 0
  encodeBatch(frame, records, origin)
  return frame.room(0).subarray(0, frame.end)
}

const decode = async (set: Buffer): Promise<void> => {
  const into: InputRecord[] = []
  for (const batch of visibleBatches(set, 0, []).batches) await decodeBatch(batch, 0, into)
}

const nsPerRecord = async (work: () => void | Promise<void>): Promise<number> => {
  for (let i = 0; i < ROUNDS; i += 1) await work() // warm up
  const { user } = process.cpuUsage()
  for (let i = 0; i < ROUNDS; i += 1) await work()
  return Math.round(((process.cpuUsage().user - user) * 1_000) / (ROUNDS * PER_BATCH))
}

const set = Buffer.from(encode())
const figures = {
  batch: `${PER_BATCH} records of ${VALUE_BYTES} bytes`,
  encodeNsPerRecord: await nsPerRecord(() => void encode()),
  decodeNsPerRecord: await nsPerRecord(() => decode(set)),
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
