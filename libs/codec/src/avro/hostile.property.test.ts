/**
 * Method: random bytes, and valid records with bytes changed, cut, doubled or put in, are decoded
 * by this version and as an older writer's. Nothing but a value or a BatonError may come out, and
 * what comes out encodes again.
 */
import { isBatonError } from '@baton/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Codec, codecFor, localCodecs } from '../codec.ts'
import { type SchemaName, schemaNames, schemaText } from '../schemas.ts'
import { fixedSchemas } from '../writer-schemas.ts'
import { readerType } from './evolving.ts'

const RUNS = 2_000
const codecs = localCodecs()

/** A value of the schema that avsc makes up. */
const samples = (name: SchemaName): readonly Buffer[] => {
  const type = readerType(schemaText(name))
  const codec = codecs.of(name) as Codec<unknown>
  return Array.from({ length: 8 }, () => codec.encode(type.random()))
}

/** Decodes and says what came of it; throws when it is neither a value nor a BatonError. */
const outcome = (codec: Codec<unknown>, bytes: Buffer): string => {
  let value: unknown
  try {
    value = codec.decode(bytes)
  } catch (error) {
    if (isBatonError(error) && error.remedy !== 'bug') return error.code
    throw error
  }
  expect(codec.decode(codec.encode(value))).toEqual(value)
  return 'a value'
}

const mutate = (bytes: Buffer, at: number, change: number, insert: Uint8Array): Buffer => {
  const from = at % Math.max(1, bytes.length)
  const copy = Buffer.from(bytes)
  switch (change % 5) {
    case 0:
      copy[from] = insert[0] ?? 0
      return copy
    case 1:
      return copy.subarray(0, from)
    case 2:
      return Buffer.concat([copy.subarray(0, from), insert, copy.subarray(from)])
    case 3:
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from + insert.length)])
    default:
      return Buffer.concat([copy, copy.subarray(from)])
  }
}

/** An older writer of the same record: its last field with a default is missing. */
const olderCodec = (name: SchemaName): Codec<unknown> => {
  const root = JSON.parse(schemaText(name))
  const last = root.fields.findLast((f: { default?: unknown }) => f.default !== undefined)
  root.fields = root.fields.filter((field: unknown) => field !== last)
  const texts = new Map([
    [1, schemaText(name)],
    [2, JSON.stringify(root)],
  ])
  return codecFor(name, 1, fixedSchemas(texts)) as Codec<unknown>
}

describe.each(schemaNames)('%s', name => {
  const codec = codecs.of(name) as Codec<unknown>
  const valid = samples(name)
  const older = olderCodec(name)

  test('random bytes give a value or an error of ours', () => {
    const header = Buffer.alloc(5)
    header.writeInt32BE(codec.id, 1)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), body => {
        outcome(codec, Buffer.concat([header, body]))
      }),
      { numRuns: RUNS },
    )
  })

  test('changed records give a value or an error of ours, as own and as an older version', () => {
    const change = fc.tuple(
      fc.nat(valid.length - 1),
      fc.nat(),
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 12 }),
    )
    fc.assert(
      fc.property(change, ([i, at, kind, insert]) => {
        const bytes = mutate(valid[i] as Buffer, at, kind, insert)
        outcome(codec, bytes)
        if (bytes.length < 5) return
        bytes.writeUInt8(0, 0)
        bytes.writeInt32BE(2, 1)
        outcome(older, bytes)
      }),
      { numRuns: RUNS },
    )
  })
})

test('hostile records leave the memory flat', () => {
  const codec = codecs.of('contact.events.v1')
  // Four empty fields, the branch FactsLearned, then 10^8 facts; the second time in a block with
  // its size.
  const hostile = ['8084af5f', 'ff83af5f08'].map(facts => {
    const bytes = Buffer.from(`0000000000${'00000000'}04${facts}`, 'hex')
    bytes.writeInt32BE(codec.id, 1)
    return bytes
  })
  const codes = new Set<string>()
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < 20_000; i++) {
    try {
      codec.decode(hostile[i % 2] as Buffer)
    } catch (error) {
      codes.add((error as { code: string }).code)
    }
  }
  expect([...codes]).toEqual(['HOSTILE_AVRO'])
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
})
