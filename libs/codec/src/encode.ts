import { BatonError } from '@baton/domain'
import type { Type } from './avro/avsc.ts'
import { HEADER_BYTES, writeHeader } from './wire.ts'

/** Grows to the largest value seen, up to this; one for the process, encoding never yields. */
const SCRATCH_MAX_BYTES = 16_777_216
let scratch = Buffer.allocUnsafeSlow(65_536)

/** A value in the Confluent wire format: encoded behind its header into the scratch, then copied once. */
export const encodeValue = (type: Type, id: number, value: unknown): Buffer => {
  const end = encodeInto(type, value)
  writeHeader(id, scratch)
  return copyOf(0, end)
}

/** A value as bare Avro. */
export const encodeBody = (type: Type, value: unknown): Buffer =>
  copyOf(HEADER_BYTES, encodeInto(type, value))

const copyOf = (start: number, end: number): Buffer => {
  const bytes = Buffer.allocUnsafe(end - start)
  scratch.copy(bytes, 0, start, end)
  return bytes
}

/** Encodes after the header's place; returns where the value ends. */
const encodeInto = (type: Type, value: unknown): number => {
  for (;;) {
    const end = write(type, value)
    if (end > 0) return end
    // A negative position is the number of bytes that were missing.
    const wanted = scratch.length - end
    if (wanted > SCRATCH_MAX_BYTES) {
      throw new BatonError('RECORD_TOO_LARGE', `${type.name} takes ${wanted} bytes`)
    }
    scratch = Buffer.allocUnsafeSlow(Math.min(SCRATCH_MAX_BYTES, wanted * 2))
  }
}

const write = (type: Type, value: unknown): number => {
  try {
    return type.encode(value, scratch, HEADER_BYTES)
  } catch {
    throw new BatonError('BUG', `no ${type.name}: ${wrongPaths(type, value)}`)
  }
}

/** Where a value does not fit, without its content: it may be personal. */
const wrongPaths = (type: Type, value: unknown): string => {
  const paths: string[] = []
  const errorHook = (path: string[], wrong: unknown, expected: Type) => {
    const found = wrong === null ? 'null' : typeof wrong
    paths.push(`${path.join('.')} is ${found}, not ${expected.branchName ?? expected.typeName}`)
  }
  try {
    type.isValid(value, { errorHook })
  } catch {
    paths.push('it cannot be walked')
  }
  return paths.slice(0, 5).join('; ') || 'it cannot be encoded'
}
