/**
 * Method: the bytes of every schema version in schemas/fixtures are read with the schemas of this
 * version.
 */
import { type Codec, codecFor, fixedSchemas, schemaNames, schemaText } from '@baton/codec'
import { describe, expect, test } from 'vitest'
import { readFixture, versionsOf } from './fixtures.ts'

const OWN = 1
const WRITER = 2

describe.each(schemaNames)('%s', name => {
  const versions = versionsOf(name)

  test.each(versions)('this version reads what version %i wrote', version => {
    const { schema, records } = readFixture(name, version)
    const texts = new Map([
      [OWN, schemaText(name)],
      [WRITER, JSON.stringify(schema)],
    ])
    const codec = codecFor(name, OWN, fixedSchemas(texts)) as Codec<unknown>
    expect(records.length).toBeGreaterThan(0)
    for (const { value, bytes } of records) {
      const read = codec.decode(Buffer.from(`00${'00000002'}${bytes}`, 'hex'))
      // Fields that came later are there beside.
      expect(JSON.parse(JSON.stringify(read))).toMatchObject(value as object)
    }
  })

  test('the newest fixture is of the present schema (else: node schemas/fixtures.ts --add)', () => {
    const newest = versions.at(-1)
    expect(newest).toBeDefined()
    expect(readFixture(name, newest as number).schema).toEqual(JSON.parse(schemaText(name)))
  })
})
