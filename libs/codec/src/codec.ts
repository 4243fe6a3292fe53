import { BatonError, isBatonError } from '@baton/domain'
import type { Type } from './avro/avsc.ts'
import { readerType } from './avro/evolving.ts'
import { Eye } from './avro/eye.ts'
import { type Limits, limitsOf } from './avro/limits.ts'
import { compileProgram, type Program } from './avro/program.ts'
import { compileReader, type Read } from './avro/reader.ts'
import { holdsRecentIds } from './avro/recent-ids.ts'
import { Walk } from './avro/walk.ts'
import { Encoder } from './encode.ts'
import { type SchemaName, type SchemaTypes, schemaNames, schemaText } from './schemas.ts'
import { HEADER_BYTES, hasHeader, schemaIdOf } from './wire.ts'
import { fixedSchemas, type WriterSchema, type WriterSchemas } from './writer-schemas.ts'

/** A value, or the schema id to ask for first. */
export type Decoded<T> =
  | { readonly value: T; readonly unknownId?: undefined }
  | { readonly unknownId: number; readonly value?: undefined }

/**
 * Writes one schema and reads every version of it. Encoding and decoding of known ids never wait.
 */
export interface Codec<T> {
  readonly schema: SchemaName
  /** The id this version writes with. */
  readonly id: number
  /**
   * Confluent wire format; throws `bug` when the value does not fit, naming the paths but no
   * content. A view on a slab.
   */
  encode(value: T): Buffer
  /** Bare Avro. */
  encodeBody(value: T): Buffer
  /** Of bytes of this very version; those of another may be refused or give another value. */
  decodeBody(body: Buffer): T
  /**
   * Throws `poison` for what can never be read, `pause` (UNKNOWN_BRANCH) for what a newer version
   * can.
   */
  tryDecode(bytes: Buffer): Decoded<T>
  /**
   * As tryDecode, for ids that are known; throws `retry` (REGISTRY_UNAVAILABLE) for another one,
   * which it asks for.
   */
  decode(bytes: Buffer): T
  /**
   * As decode, for bytes that were decoded once before or were written here: what they claim is not
   * checked again.
   */
  decodeTrusted(bytes: Buffer): T
  /** Whether a record value names the schema of another version; false for what has no header. */
  isForeign(value: Buffer | null): boolean
  /**
   * Asks the registry for an id and waits while it is away; afterwards tryDecode says value or
   * poison.
   */
  ensureKnown(id: number, signal?: AbortSignal): Promise<void>
  /** Asks for all unknown ids of these record values at once. */
  prefetch(values: Iterable<Buffer | null>, signal?: AbortSignal): Promise<void>
}

type Resolver = ReturnType<Type['createResolver']>

/** How bytes of one writer schema become this version's values. */
interface Reading {
  readonly program: Program
  /** undefined: the writer's layout is the reader's own. */
  readonly resolver: Resolver | undefined
}

/** Most writer ids one codec keeps resolvers for; the oldest goes first. */
const READINGS_MAX = 256

class AvroCodec<T> implements Codec<T> {
  readonly schema: SchemaName
  readonly id: number
  readonly #type: Type
  readonly #encoder: Encoder
  readonly #own: Reading
  readonly #schemas: WriterSchemas
  readonly #readings = new Map<number, Reading>()
  readonly #readOwn: Read
  readonly #walk: Walk
  /**
   * Values of another layout are encoded in the own one and read again: avsc knows no `RecentIds`.
   */
  readonly #rereads: boolean
  readonly #eye = new Eye()

  constructor(schema: SchemaName, id: number, schemas: WriterSchemas, limits: Limits) {
    this.schema = schema
    this.id = id
    this.#type = readerType(schemaText(schema))
    this.#encoder = new Encoder(this.#type)
    this.#readOwn = compileReader(this.#type)
    this.#own = { program: compileProgram(this.#type), resolver: undefined }
    this.#schemas = schemas
    this.#walk = new Walk(limits)
    this.#rereads = holdsRecentIds(this.#type)
  }

  encode(value: T): Buffer {
    return this.#encoder.value(this.id, value)
  }

  encodeBody(value: T): Buffer {
    return this.#encoder.body(value)
  }

  decodeBody(body: Buffer): T {
    return this.#read(this.#own, body, 0)
  }

  tryDecode(bytes: Buffer): Decoded<T> {
    const id = schemaIdOf(bytes)
    const reading = id === this.id ? this.#own : (this.#readings.get(id) ?? this.#open(id))
    if (reading === undefined) return { unknownId: id }
    return { value: this.#read(reading, bytes, HEADER_BYTES) }
  }

  decode(bytes: Buffer): T {
    const decoded = this.tryDecode(bytes)
    if (decoded.unknownId === undefined) return decoded.value
    this.#schemas.request(decoded.unknownId)
    throw new BatonError(
      'REGISTRY_UNAVAILABLE',
      `schema ${decoded.unknownId} has to be asked for first`,
    )
  }

  decodeTrusted(bytes: Buffer): T {
    return schemaIdOf(bytes) === this.id ? this.#readInOwn(bytes, HEADER_BYTES) : this.decode(bytes)
  }

  isForeign(value: Buffer | null): boolean {
    return hasHeader(value) && value.readInt32BE(1) !== this.id
  }

  async ensureKnown(id: number, signal?: AbortSignal): Promise<void> {
    if (id !== this.id) await this.#schemas.ensure([id], signal)
  }

  async prefetch(values: Iterable<Buffer | null>, signal?: AbortSignal): Promise<void> {
    const unknown = new Set<number>()
    for (const bytes of values) {
      if (!hasHeader(bytes)) continue
      const id = bytes.readInt32BE(1)
      if (id === this.id || this.#readings.has(id)) continue
      if (this.#schemas.get(id) === undefined) unknown.add(id)
    }
    if (unknown.size > 0) await this.#schemas.ensure(unknown, signal)
  }

  #read(reading: Reading, bytes: Buffer, from: number): T {
    this.#walk.check(reading.program, bytes, from)
    if (reading === this.#own) return this.#readInOwn(bytes, from)
    const value = this.#resolved(reading, bytes, from)
    return this.#rereads ? this.#readInOwn(this.#type.toBuffer(value), 0) : (value as T)
  }

  #resolved({ resolver }: Reading, bytes: Buffer, from: number): unknown {
    try {
      return this.#type.decode(bytes, from, resolver).value
    } catch (error) {
      if (isBatonError(error)) throw error
      throw new BatonError('MALFORMED_AVRO', `the bytes are no ${this.#type.name}`)
    }
  }

  /** In this version's own layout. */
  #readInOwn(bytes: Buffer, from: number): T {
    this.#eye.open(bytes, from)
    return this.#readOwn(this.#eye) as T
  }

  /** Resolves a writer id once; undefined when it must be asked for. */
  #open(id: number): Reading | undefined {
    const writer = this.#schemas.get(id)
    if (writer === undefined) return undefined
    if (writer === 'missing') {
      throw new BatonError('UNKNOWN_SCHEMA', `the registry has no schema ${id}`)
    }
    const reading = this.#resolve(writer)
    if (this.#readings.size >= READINGS_MAX) {
      for (const oldest of this.#readings.keys()) {
        this.#readings.delete(oldest)
        break
      }
    }
    this.#readings.set(id, reading)
    return reading
  }

  #resolve({ id, avro }: WriterSchema): Reading {
    if (avro === null || avro.name !== this.#type.name) {
      const found = avro === null ? 'no Avro schema' : avro.name || 'no record'
      throw new BatonError('WRONG_SUBJECT', `schema ${id} is ${found}, not ${this.#type.name}`)
    }
    // Canonical equality: the same layout, whatever docs and defaults say.
    if (this.#type.equals(avro.type)) return this.#own
    try {
      return { program: avro.program, resolver: this.#type.createResolver(avro.type) }
    } catch {
      throw new BatonError(
        'UNKNOWN_BRANCH',
        `schema ${id} of ${avro.name} cannot be read by this version: upgrade this reader`,
      )
    }
  }
}

/** The codec of a schema that is registered under `id`. */
export const codecFor = <N extends SchemaName>(
  schema: N,
  id: number,
  schemas: WriterSchemas,
  limits: Limits = limitsOf(schema),
): Codec<SchemaTypes[N]> => new AvroCodec<SchemaTypes[N]>(schema, id, schemas, limits)

/** The codecs of this version, made once each. */
export interface Codecs {
  of<N extends SchemaName>(schema: N): Codec<SchemaTypes[N]>
}

export const codecsOf = (ids: ReadonlyMap<SchemaName, number>, schemas: WriterSchemas): Codecs => {
  const made = new Map<SchemaName, unknown>()
  return {
    of: <N extends SchemaName>(schema: N) => {
      let codec = made.get(schema) as Codec<SchemaTypes[N]> | undefined
      if (!codec) {
        const id = ids.get(schema)
        if (id === undefined) throw new BatonError('BUG', `no id for the schema ${schema}`)
        codec = codecFor(schema, id, schemas)
        made.set(schema, codec)
      }
      return codec
    },
  }
}

/** No registry gives it. */
const NO_ID = -1

/** Codecs that only read: every schema id is looked up, nothing is registered. */
export const readingCodecs = (schemas: WriterSchemas): Codecs =>
  codecsOf(new Map(schemaNames.map(name => [name, NO_ID])), schemas)

/**
 * Codecs without a registry, for tests and pure replays: ids 1, 2, … in the order of the schemas'
 * names.
 */
export const localCodecs = (): Codecs => {
  const ids = new Map(schemaNames.map((name, i) => [name, i + 1]))
  const texts = new Map([...ids].map(([name, id]) => [id, schemaText(name)]))
  return codecsOf(ids, fixedSchemas(texts))
}
