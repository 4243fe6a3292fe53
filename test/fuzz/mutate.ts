import type { Chance } from '../sim/chance.ts'

/** Pieces that parsers stumble over. */
const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\u0000',
  '\\ud800',
  'null',
  'true',
  '-0',
  '1e999',
  '9007199254740993',
  '__proto__',
  'constructor',
  '&a ',
  '*a',
  '!!js ',
  '<<: ',
  '? ',
  '- ',
  '|\n',
  '\t',
  '\ufeff',
  '../',
  '%00',
  '0x7fffffff',
  '2026-13-45T99:99:99Z',
].map(token => Buffer.from(token))

/** Hostile lengths of Avro blocks, and numbers at their bounds. */
const BYTES = [
  'ffffffff0f',
  '8084af5f',
  'ff83af5f08',
  '00',
  '01',
  '80',
  'feffffffffffffffff01',
].map(hex => Buffer.from(hex, 'hex'))

const LENGTH_MAX = 65_536
const CHANGES_MAX = 4

/** A changed copy of an input; `other` is one to take pieces from. */
export const mutated = (input: Buffer, other: Buffer, chance: Chance): Buffer => {
  let bytes: Buffer = Buffer.from(input)
  const changes = chance.whole(1, CHANGES_MAX)
  for (let i = 0; i < changes; i++) bytes = changedOnce(bytes, other, chance)
  return bytes.length > LENGTH_MAX ? bytes.subarray(0, LENGTH_MAX) : bytes
}

const changedOnce = (bytes: Buffer, other: Buffer, chance: Chance): Buffer => {
  const at = chance.whole(0, bytes.length)
  const to = Math.min(bytes.length, at + chance.skewed(1, 64))
  const put = (piece: Buffer, end = at) =>
    Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(end)])
  switch (chance.whole(0, 7)) {
    case 0:
      if (at < bytes.length) bytes[at] = bytes[at]! ^ (1 << chance.whole(0, 7))
      return bytes
    case 1:
      if (at < bytes.length) bytes[at] = chance.whole(0, 255)
      return bytes
    case 2:
      return put(Buffer.alloc(0), to)
    case 3:
      return put(bytes.subarray(at, to))
    case 4:
      return put(chance.pick(TOKENS), chance.is(0.5) ? to : at)
    case 5:
      return put(chance.pick(BYTES), chance.is(0.5) ? to : at)
    case 6: {
      const from = chance.whole(0, other.length)
      return put(other.subarray(from, from + chance.skewed(1, 200)), chance.is(0.5) ? to : at)
    }
    default:
      return bytes.subarray(0, at)
  }
}
