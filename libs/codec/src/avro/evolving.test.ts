/**
 * Method: the schemas of this version are changed as a newer or older version would, values are
 * written with the changed schema and read with the codec of this version.
 */
import { type ContactEvent, RecentIds } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { codecFor } from '../codec.ts'
import { type SchemaName, schemaText } from '../schemas.ts'
import { HEADER_BYTES, writeHeader } from '../wire.ts'
import { fixedSchemas } from '../writer-schemas.ts'
import { readerType } from './evolving.ts'

interface Field {
  name: string
  type: unknown
  default?: unknown
}
interface RecordSchema {
  type: string
  name: string
  fields: Field[]
  symbols?: string[]
  default?: string
}

const OWN = 1
const OTHER = 2

const inWireFormat = (id: number, body: Buffer): Buffer => {
  const header = Buffer.alloc(HEADER_BYTES)
  writeHeader(id, header)
  return Buffer.concat([header, body])
}

/** A schema after a change, and the codec of this version that knows both. */
const evolve = <N extends SchemaName>(schema: N, change: (root: RecordSchema) => void) => {
  const root = JSON.parse(schemaText(schema)) as RecordSchema
  change(root)
  const text = JSON.stringify(root)
  const writer = readerType(text)
  const schemas = fixedSchemas(
    new Map([
      [OWN, schemaText(schema)],
      [OTHER, text],
    ]),
  )
  return {
    codec: codecFor(schema, OWN, schemas),
    write: (value: unknown) => inWireFormat(OTHER, writer.toBuffer(value)),
  }
}

/** A named type anywhere in a schema. */
const named = (schema: unknown, name: string): RecordSchema => {
  const found = search(schema, name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const search = (schema: unknown, name: string): RecordSchema | undefined => {
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('name' in schema && schema.name === name && 'namespace' in schema) {
    return schema as unknown as RecordSchema
  }
  for (const part of Object.values(schema)) {
    const found = search(part, name)
    if (found) return found
  }
  return undefined
}

const fieldOf = (record: RecordSchema, name: string): Field => {
  const field = record.fields.find(f => f.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}
const branchesOf = (record: RecordSchema, name: string) => fieldOf(record, name).type as unknown[]
const without = (record: RecordSchema, name: string) => {
  record.fields = record.fields.filter(field => field.name !== name)
}

const BRANCH = {
  type: 'record',
  name: 'MoonPhaseChanged',
  namespace: 'baton',
  fields: [{ name: 'phase', type: 'string' }],
}

const event = (body: ContactEvent['event']): ContactEvent => ({
  eventId: 'e1',
  locationId: 'l1',
  source: 'test',
  sentAt: 0,
  event: body,
})
const asked = event({ 'baton.ContactErased': { by: 'ana', reason: 'gdpr' } })
const replied = event({
  'baton.BotReplied': {
    decisionId: 'd1',
    term: 1,
    bot: 'buyer',
    texts: ['hello'],
    asks: [],
    facts: [],
    request: { target: 'human', reason: 'x', confidence: 9000 },
    report: { result: 'qualified', reason: '' },
    wakeAt: 5,
    routedAt: 0,
    eventAt: 0,
  },
})

const codeOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'nothing thrown'
}

describe('fields', () => {
  test('a field that an older writer did not have takes its default', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      without(named(root, 'ContactErased'), 'reason')
      without(root, 'locationId')
    })
    const bytes = write({ ...asked, event: { 'baton.ContactErased': { by: 'ana' } } })
    expect(codec.decode(bytes)).toEqual({
      ...asked,
      locationId: '',
      event: { 'baton.ContactErased': { by: 'ana', reason: '' } },
    })
  })

  test('a field that only a newer writer has is left out', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      named(root, 'ContactErased').fields.push({ name: 'ticket', type: 'string', default: '' })
      root.fields.unshift({ name: 'shard', type: 'int', default: 0 })
    })
    const newer = { by: 'ana', reason: 'gdpr', ticket: 'T1' }
    const bytes = write({ ...asked, shard: 3, event: { 'baton.ContactErased': newer } })
    expect(codec.decode(bytes)).toEqual(asked)
  })

  test('another doc is the same layout', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      Object.assign(named(root, 'ContactErased'), { doc: 'other words' })
    })
    expect(codec.decode(write(asked))).toEqual(asked)
  })
})

describe('an unknown branch pauses only the event that has it', () => {
  for (const [place, at] of [
    ['behind', 'push'],
    ['before', 'unshift'],
  ] as const) {
    test(`when the branch stands ${place} the known ones`, () => {
      const { codec, write } = evolve('contact.events.v1', root => {
        branchesOf(root, 'event')[at](BRANCH)
      })
      expect(codec.decode(write(asked))).toEqual(asked)
      expect(codec.decode(write(replied))).toEqual(replied)
      const moon = { ...asked, event: { 'baton.MoonPhaseChanged': { phase: 'full' } } }
      expect(codeOf(() => codec.decode(write(moon)))).toBe('UNKNOWN_BRANCH')
      expect(codec.decode(write(asked))).toEqual(asked)
    })
  }

  test('when a nullable field may hold a third thing', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      branchesOf(named(root, 'BotReplied'), 'request').push(BRANCH)
    })
    const body = replied.event['baton.BotReplied']
    // Two records make the writer's union a wrapped one.
    const known = { ...body, request: { 'baton.BotRequest': body?.request } }
    const moon = { ...body, request: { 'baton.MoonPhaseChanged': { phase: 'new' } } }
    const as = (reply: object) => write({ ...replied, event: { 'baton.BotReplied': reply } })
    expect(codec.decode(as(known))).toEqual(replied)
    expect(codec.decode(as({ ...known, request: null }))).toEqual({
      ...replied,
      event: { 'baton.BotReplied': { ...body, request: null } },
    })
    expect(codeOf(() => codec.decode(as(moon)))).toBe('UNKNOWN_BRANCH')
  })

  test('when it could be taken for the same record in two places (avsc keeps half-built resolvers)', () => {
    const shape = (branches: readonly unknown[]) => {
      const known = { type: 'record', name: 'Known', fields: [{ name: 'x', type: 'int' }] }
      const fields = [
        { name: 'first', type: ['null', known, ...branches] },
        { name: 'second', type: ['null', 'Known', ...branches.map(() => 'MoonPhaseChanged')] },
      ]
      return JSON.stringify({ type: 'record', name: 'Pair', namespace: 'baton', fields })
    }
    const [reader, writer] = [readerType(shape([])), readerType(shape([BRANCH]))]
    const resolver = reader.createResolver(writer)
    const read = (first: unknown, second: unknown) =>
      reader.fromBuffer(writer.toBuffer({ first, second }), resolver)
    const known = { 'baton.Known': { x: 1 } }
    const moon = { 'baton.MoonPhaseChanged': { phase: 'new' } }
    expect(read(known, known)).toEqual({ first: { x: 1 }, second: { x: 1 } })
    expect(codeOf(() => read(moon, null))).toBe('UNKNOWN_BRANCH')
    expect(codeOf(() => read(null, moon))).toBe('UNKNOWN_BRANCH')
  })

  test('when a known branch has become unreadable', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      fieldOf(named(root, 'ContactErased'), 'by').type = 'long'
    })
    const changed = { ...asked, event: { 'baton.ContactErased': { by: 7, reason: '' } } }
    expect(codeOf(() => codec.decode(write(changed)))).toBe('UNKNOWN_BRANCH')
    expect(codec.decode(write(replied))).toEqual(replied)
  })
})

describe('symbols', () => {
  const withResult = (result: string) => ({
    ...replied,
    event: {
      'baton.BotReplied': {
        ...replied.event['baton.BotReplied'],
        report: { result, reason: '' },
      },
    },
  })

  test('an unknown symbol takes the default of its enum', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      named(root, 'QualificationResult').symbols?.unshift('promising')
    })
    expect(codec.decode(write(withResult('promising')))).toEqual(withResult('failed'))
    expect(codec.decode(write(withResult('qualified')))).toEqual(withResult('qualified'))
  })

  test('an unknown symbol of an enum without default pauses only the record that has it', () => {
    const receipt = {
      decisionId: 'd',
      action: 0,
      kind: 'sms',
      contactId: 'c',
      status: 'done',
      providerId: '',
      attempts: 1,
      at: 1,
      note: '',
      offset: -1,
      progress: null,
    }
    const { codec, write } = evolve('crm.receipts.v1', root => {
      const status = named(root, 'ReceiptStatus')
      delete status.default
      status.symbols?.unshift('queued')
    })
    const own = JSON.parse(schemaText('crm.receipts.v1')) as RecordSchema
    const fallback = named(own, 'ReceiptStatus').default
    expect(codec.decode(write(receipt))).toEqual(receipt)
    const read = () => codec.decode(write({ ...receipt, status: 'queued' }))
    if (fallback === undefined) expect(codeOf(read)).toBe('UNKNOWN_BRANCH')
    else expect(read()).toEqual({ ...receipt, status: fallback })
  })
})

describe('schemas that are not this record', () => {
  test.each([
    ['another record', schemaText('crm.receipts.v1')],
    ['no record', '"string"'],
    ['no Avro', 'syntax = "proto3";'],
  ])('%s is poison', (_, text) => {
    const codec = codecFor('contact.events.v1', OWN, fixedSchemas(new Map([[OTHER, text]])))
    const bytes = Buffer.from([0, 0, 0, 0, OTHER, 2, 0])
    expect(codeOf(() => codec.decode(bytes))).toBe('WRONG_SUBJECT')
  })

  test('the record under its name, but with nothing this version can read, pauses', () => {
    const { codec, write } = evolve('contact.events.v1', root => {
      Object.assign(fieldOf(root, 'sentAt'), { type: 'string', default: '' })
    })
    expect(codeOf(() => codec.decode(write({ ...asked, sentAt: 'noon' })))).toBe('UNKNOWN_BRANCH')
  })
})

test('the ids of a state that another version wrote are kept as those of this one', () => {
  const { codec, write } = evolve('contact.state.v1', root => {
    const state = named(root, 'ContactState')
    state.fields = state.fields.filter(field => field.name !== 'optedOutBy')
  })
  const ids = ['m1', 'é', 'e2'].map((id, i) => ({ id, at: 1_760_000_000_000 + i }))
  const own = readerType(schemaText('contact.state.v1'))
  const state = { owner: 'lead', recentIds: ids }
  const read = codec.decode(write({ entry: { 'baton.ContactState': state } }))
  const { recentIds } = read.entry['baton.ContactState']!
  expect(recentIds).toEqual(RecentIds.of(ids))
  expect(recentIds.has('é', 1_760_000_000_000)).toBe(true)
  expect(codec.encodeBody(read)).toEqual(own.toBuffer({ entry: { 'baton.ContactState': state } }))
})
