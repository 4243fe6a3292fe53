import { BatonError } from '@baton/domain'

/** The Confluent wire format: a zero byte, the schema id as a big-endian int32, the Avro body. */
export const HEADER_BYTES = 5

const MAGIC = 0

/** Whether a record value begins as the wire format does. */
export const hasHeader = (value: Buffer | null): value is Buffer =>
  value !== null && value.length >= HEADER_BYTES && value[0] === MAGIC

/** The schema id of a record value; throws `poison` when the value has no such header. */
export const schemaIdOf = (bytes: Buffer): number => {
  if (bytes.length < HEADER_BYTES) {
    throw new BatonError('BAD_MAGIC', `${bytes.length} bytes are shorter than the 5-byte header`)
  }
  if (bytes[0] !== MAGIC) {
    throw new BatonError('BAD_MAGIC', `the first byte is ${bytes[0]}, not ${MAGIC}`)
  }
  return bytes.readInt32BE(1)
}

/** The Avro body: a view of the bytes after the header, without looking at them. */
export const bodyOf = (bytes: Buffer): Buffer => bytes.subarray(HEADER_BYTES)

export const writeHeader = (id: number, into: Buffer): void => {
  into[0] = MAGIC
  into.writeInt32BE(id, 1)
}
