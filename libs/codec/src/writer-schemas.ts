import { RecordType, type Type } from './avro/avsc.ts'
import { writerType } from './avro/evolving.ts'
import { compileProgram, type Program } from './avro/program.ts'

/** A schema that something was written with. */
export interface WriterSchema {
  readonly id: number
  /** null when it is not Avro, or Avro that nobody can read. */
  readonly avro: { readonly type: Type; readonly name: string; readonly program: Program } | null
}

/** Where the schemas of ids come from. The registry is one; tests and oracles use a local one. */
export interface WriterSchemas {
  /**
   * The schema of an id; 'missing' when the registry does not have it, undefined when nobody asked
   * yet.
   */
  get(id: number): WriterSchema | 'missing' | undefined
  /**
   * Asks for the ids that are not known; waits while the registry is away; rejects with STOPPED on
   * abort.
   */
  ensure(ids: Iterable<number>, signal?: AbortSignal): Promise<void>
  /** Asks for an id once, without being waited for: a later `get` may know it. */
  request(id: number): void
}

export const writerSchemaOf = (id: number, text: string): WriterSchema => {
  try {
    const type = writerType(text)
    const name = type instanceof RecordType ? (type.name ?? '') : ''
    return { id, avro: { type, name, program: compileProgram(type) } }
  } catch {
    return { id, avro: null }
  }
}

/** Schemas given by hand: no registry, no waiting. */
export const fixedSchemas = (texts: ReadonlyMap<number, string>): WriterSchemas => {
  const known = new Map([...texts].map(([id, text]) => [id, writerSchemaOf(id, text)]))
  return {
    get: id => known.get(id) ?? 'missing',
    ensure: async () => {},
    request: () => {},
  }
}
