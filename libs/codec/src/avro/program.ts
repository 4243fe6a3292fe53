import { ArrayType, EnumType, FixedType, isUnion, MapType, RecordType, type Type } from './avsc.ts'

/** Longest program a writer schema may compile to, in words; ours take fewer than 500. */
const PROGRAM_MAX_WORDS = 100_000

/** Instructions of the pre-walk; operands follow in the same array. */
export const OP = {
  end: 0,
  boolean: 1,
  int: 2,
  long: 3,
  /** bytes */
  fixed: 4,
  string: 5,
  bytes: 6,
  /** symbols */
  enum: 7,
  /** branches, then the address of each */
  union: 8,
  /** address of the item */
  array: 9,
  /** address of the value */
  map: 10,
  /** address of the record */
  call: 11,
} as const

/** A writer schema as a flat program: address 0 checks one value of it. */
export type Program = Int32Array

/** Compiles the shape of a schema, so that bytes can be walked without allocating anything. */
export const compileProgram = (type: Type): Program => {
  const words: number[] = []
  const records = new Map<Type, number>()
  const calls: [at: number, record: Type][] = []
  const open: (() => void)[] = []

  /** Emits `body` later, at an address that is then written to `at`. */
  const defer = (at: number, body: Type) => {
    open.push(() => {
      words[at] = words.length
      emit(body)
      words.push(OP.end)
    })
  }

  const emit = (part: Type): void => {
    if (part instanceof RecordType) emitRecord(part)
    else if (part instanceof ArrayType) emitItems(OP.array, part.itemsType as Type)
    else if (part instanceof MapType) emitItems(OP.map, part.valuesType as Type)
    else if (part instanceof EnumType) words.push(OP.enum, part.symbols.length)
    else if (part instanceof FixedType) words.push(OP.fixed, part.size)
    else if (isUnion(part)) emitUnion(part.types)
    else emitPrimitive(part.typeName)
  }

  const emitPrimitive = (name: string): void => {
    if (name === 'null') return
    if (name === 'float') words.push(OP.fixed, 4)
    else if (name === 'double') words.push(OP.fixed, 8)
    else if (name === 'boolean' || name === 'int' || name === 'long') words.push(OP[name])
    else if (name === 'string' || name === 'bytes') words.push(OP[name])
    else throw new Error(`no program for the Avro type ${name}`)
  }

  /** Records may contain themselves: each is emitted once and called. */
  const emitRecord = (record: RecordType): void => {
    words.push(OP.call)
    calls.push([words.push(0) - 1, record])
    if (records.has(record)) return
    records.set(record, 0)
    open.push(() => emitFields(record))
  }

  const emitFields = (record: RecordType): void => {
    records.set(record, words.length)
    for (const field of record.fields) emit(field.type)
    words.push(OP.end)
  }

  const emitItems = (op: number, item: Type): void => {
    words.push(op)
    defer(words.push(0) - 1, item)
  }

  const emitUnion = (branches: readonly Type[]): void => {
    words.push(OP.union, branches.length)
    const first = words.length
    for (const _ of branches) words.push(0)
    branches.forEach((branch, i) => {
      defer(first + i, branch)
    })
  }

  emit(type)
  words.push(OP.end)
  for (let next = open.shift(); next; next = open.shift()) {
    next()
    if (words.length > PROGRAM_MAX_WORDS) throw new Error('the schema is too large')
  }
  for (const [at, record] of calls) words[at] = records.get(record) ?? 0
  return Int32Array.from(words)
}
