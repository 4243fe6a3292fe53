import { BatonError } from '@baton/domain'
import type { Type } from './avro/avsc.ts'
import { areRecentIds } from './avro/pen.ts'
import { isRecentIdsType } from './avro/recent-ids.ts'
import { compileWriter, type Write } from './avro/writer.ts'
import { HEADER_BYTES, writeHeader } from './wire.ts'

/** Values are encoded one behind the other into slabs of this size, and are views on them. */
const SLAB_BYTES = 65_536
/**
 * So many are left in a slab when a value is begun: code that has once written beyond its end is
 * compiled anew, and slower.
 */
const ROOM_BYTES = 8_192
/** A larger value is refused. */
const VALUE_MAX_BYTES = 16_777_216

/** One for the process: encoding never yields. */
let slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
let used = 0

const renew = (bytes: number): void => {
  slab = Buffer.allocUnsafeSlow(bytes)
  used = 0
}

/** Encodes the values of one schema. */
export class Encoder {
  readonly #type: Type
  readonly #write: Write

  constructor(type: Type) {
    this.#type = type
    this.#write = compileWriter(type)
  }

  /** In the Confluent wire format. */
  value(id: number, value: unknown): Buffer {
    const bytes = this.#encode(HEADER_BYTES, value)
    writeHeader(id, bytes)
    return bytes
  }

  /** Bare Avro. */
  body(value: unknown): Buffer {
    return this.#encode(0, value)
  }

  /**
   * Leaves room in front. Throws `bug` for what does not fit the schema, `poison` for what is too
   * large.
   */
  #encode(room: number, value: unknown): Buffer {
    if (slab.length - used < ROOM_BYTES) renew(SLAB_BYTES)
    for (;;) {
      const start = used
      const end = this.#attempt(start + room, value)
      if (end <= slab.length) {
        used = end
        return slab.subarray(start, end)
      }
      const wanted = end - start
      if (wanted > VALUE_MAX_BYTES) {
        throw new BatonError('RECORD_TOO_LARGE', `${this.#type.name} takes ${wanted} bytes`)
      }
      renew(Math.max(SLAB_BYTES, wanted))
    }
  }

  #attempt(at: number, value: unknown): number {
    try {
      return this.#write(slab, at, value)
    } catch {
      throw new BatonError('BUG', `no ${this.#type.name}: ${wrongPaths(this.#type, value)}`)
    }
  }
}

/** Where a value does not fit, without its content: it may be personal. */
const wrongPaths = (type: Type, value: unknown): string => {
  const paths: string[] = []
  const errorHook = (path: string[], wrong: unknown, expected: Type) => {
    // To avsc, which knows only lists.
    if (areRecentIds(wrong) && isRecentIdsType(expected)) return
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
