import { promisify } from 'node:util'
import { gunzip, zstdDecompress } from 'node:zlib'
import { BatonError } from '@baton/domain'
import { type BatchHeader, COMPRESSION_MASK } from './record-batch.ts'
import { DamagedBatch } from './record-set.ts'

const NAMES = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const

const MIB = 1 << 20

/**
 * Beyond it a batch is an attack or a mistake. Topics take batches of 1 MiB as they are sent (the
 * broker's message.max.bytes): a full one packed to a sixteenth. Our own are not packed; those of
 * Java's console producer, 16 KiB once packed by default, were conversations of 87 KB, and 3 MB of
 * one line sent again and again.
 */
export const UNPACKED_MAX_BYTES = 16 * MIB
/**
 * A record takes 7 bytes at least, and some hundred in memory: as many as 1 MiB can hold that is
 * not packed, and some.
 */
export const PACKED_MAX_RECORDS = 1 << 18

const LIMIT = { maxOutputLength: UNPACKED_MAX_BYTES }
const unzip = promisify(gunzip)
const unzstd = promisify(zstdDecompress)

/**
 * The records of a packed batch. Rejects with DamagedBatch, or with CONFIG_INVALID for what Node
 * cannot read: snappy, lz4.
 */
export const decompress = async (batch: BatchHeader): Promise<Buffer> => {
  const { attributes, baseOffset, count, body } = batch
  if (count > PACKED_MAX_RECORDS)
    throw new DamagedBatch(baseOffset, `it packs ${count} records, more than ${PACKED_MAX_RECORDS}`)
  const name = NAMES[attributes & COMPRESSION_MASK]
  try {
    if (name === 'gzip') return await unzip(body, LIMIT)
    if (name === 'zstd') return await unzstd(body, LIMIT)
  } catch (error) {
    throw new DamagedBatch(baseOffset, whyNot(error), error)
  }
  throw new BatonError(
    'CONFIG_INVALID',
    `the record batch at offset ${baseOffset} is packed by ${name ?? 'an unknown compression'}, and Baton reads none, gzip and zstd: ` +
      'set compression.type=uncompressed on the topic, and brokers unpack whatever producers send from then on',
  )
}

const whyNot = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  const isTooLarge = code === 'ERR_BUFFER_TOO_LARGE'
  return isTooLarge ? `it unpacks to more than ${UNPACKED_MAX_BYTES / MIB} MiB` : message
}
