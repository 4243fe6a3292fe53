import { BatonError } from '@baton/domain'
import type { Limits } from './limits.ts'
import { OP, type Program } from './program.ts'

/** Most bytes of a varint: ceil(64 / 7). */
const VARINT_MAX_BYTES = 10
/** avsc reads longs as JS numbers and refuses to lose precision (avsc LongType). */
const LONG_MAX = 9_007_199_254_740_990
const INT_MAX = 2_147_483_647
const INT_MIN = -2_147_483_648

/**
 * Walks Avro bytes by the writer's program before avsc touches them: avsc allocates what a count
 * claims and reads past the end (a 4-byte body that claims 10^8 items ends the process). Allocates
 * nothing; throws `poison`.
 */
export class Walk {
  readonly #limits: Limits
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0
  #items = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Returns when bytes[from..] hold exactly one value within the limits. */
  check(program: Program, bytes: Buffer, from: number): void {
    this.#bytes = bytes
    this.#at = from
    this.#items = 0
    this.#run(program, 0, 0)
    if (this.#at !== bytes.length) {
      throw malformed(`${bytes.length - this.#at} bytes follow the value`)
    }
  }

  #run(program: Program, address: number, depth: number): void {
    if (depth > this.#limits.nesting) throw hostile('nesting', this.#limits.nesting)
    let pc = address
    for (;;) {
      switch (program[pc++]) {
        case OP.end:
          return
        case OP.boolean:
          if (this.#byte() > 1) throw malformed('a boolean is neither 0 nor 1')
          break
        case OP.int:
          this.#int()
          break
        case OP.long:
          this.#long()
          break
        case OP.fixed:
          this.#skip(program[pc++] as number)
          break
        case OP.string:
          this.#skip(this.#length(this.#limits.stringBytes, 'stringBytes'))
          break
        case OP.bytes:
          this.#skip(this.#length(this.#limits.bytesBytes, 'bytesBytes'))
          break
        case OP.enum:
          this.#index(program[pc++] as number, 'symbol')
          break
        case OP.union: {
          const branches = program[pc++] as number
          const branch = this.#index(branches, 'branch')
          this.#run(program, program[pc + branch] as number, depth + 1)
          pc += branches
          break
        }
        case OP.array:
          this.#blocks(program, program[pc++] as number, depth, false)
          break
        case OP.map:
          this.#blocks(program, program[pc++] as number, depth, true)
          break
        case OP.call:
          this.#count(1)
          this.#run(program, program[pc++] as number, depth + 1)
          break
        default:
          throw new BatonError('BUG', `no instruction at ${pc - 1}`)
      }
    }
  }

  /** Arrays and maps come in blocks; a negative count is followed by the block's size in bytes. */
  #blocks(program: Program, item: number, depth: number, keyed: boolean): void {
    let total = 0
    for (;;) {
      let count = this.#long()
      if (count === 0) return
      let end = -1
      if (count < 0) {
        count = -count
        end = this.#long()
        end = end < 0 ? -2 : end + this.#at
      }
      total += count
      if (total > this.#limits.arrayItems) throw hostile('arrayItems', this.#limits.arrayItems)
      this.#count(count)
      for (let i = 0; i < count; i++) {
        if (keyed) this.#skip(this.#length(this.#limits.stringBytes, 'stringBytes'))
        this.#run(program, item, depth + 1)
      }
      if (end !== -1 && end !== this.#at) throw malformed('a block is not as long as it says')
    }
  }

  #count(items: number): void {
    this.#items += items
    if (this.#items > this.#limits.totalItems) throw hostile('totalItems', this.#limits.totalItems)
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw truncated()
    return this.#bytes[this.#at++] as number
  }

  #skip(bytes: number): void {
    this.#at += bytes
    if (this.#at > this.#bytes.length) throw truncated()
  }

  #length(limit: number, name: keyof Limits): number {
    const length = this.#long()
    if (length < 0) throw malformed('a length is negative')
    if (length > limit) throw hostile(name, limit)
    return length
  }

  #index(size: number, what: string): number {
    const index = this.#long()
    if (index < 0 || index >= size) throw malformed(`no ${what} ${index} of ${size}`)
    return index
  }

  #int(): void {
    const value = this.#long()
    if (value > INT_MAX || value < INT_MIN) throw malformed('an int has more than 32 bits')
  }

  /** Zigzag varint. Most are one byte; beyond 28 bits the sum is a float, exact below 2^53. */
  #long(): number {
    const bytes = this.#bytes
    const end = bytes.length
    let at = this.#at
    if (at >= end) throw truncated()
    let byte = bytes[at++] as number
    if (byte <= 0x7f) {
      this.#at = at
      return (byte >>> 1) ^ -(byte & 1)
    }
    let bits = byte & 0x7f
    let scale = 128
    const limit = this.#at + VARINT_MAX_BYTES
    do {
      if (at >= end) throw truncated()
      if (at >= limit) throw malformed('a varint is longer than 10 bytes')
      byte = bytes[at++] as number
      bits += (byte & 0x7f) * scale
      scale *= 128
    } while (byte > 0x7f)
    this.#at = at
    const value = bits % 2 === 0 ? bits / 2 : -(bits + 1) / 2
    if (value > LONG_MAX || value < -LONG_MAX) throw malformed('a long is beyond 2^53')
    return value
  }
}

const malformed = (what: string) => new BatonError('MALFORMED_AVRO', what)
const truncated = () => malformed('the value ends early')
const hostile = (name: keyof Limits, limit: number) =>
  new BatonError('HOSTILE_AVRO', `the value claims more than ${name} = ${limit}`)
