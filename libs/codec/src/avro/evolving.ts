import { BatonError } from '@baton/domain'
import {
  EnumType,
  isUnion,
  RecordType,
  Type,
  type UnionType,
  UnwrappedUnionType,
  WrappedUnionType,
} from './avsc.ts'

type Resolver = ReturnType<Type['createResolver']>
/**
 * The part of avsc 5's Tap and Resolver that a resolver of ours needs; no public type names them.
 */
interface Tap {
  readLong(): number
}
interface Reads {
  readonly _read: ((tap: Tap) => unknown) | null
}
interface ResolverOptions {
  registry?: Record<string, Reads>
  ignoreNamespaces?: boolean
}

/**
 * avsc refuses a whole writer schema when one branch of a union or one symbol of an enum is unknown
 * to the reader. An event with an unknown branch must pause its task while all others are read, so
 * these types decide per value.
 */
const TYPE_OPTIONS = {
  omitRecordMethods: true,
  typeHook: (schema: unknown, options: unknown): Type | undefined => {
    if (Array.isArray(schema)) return evolvingUnion(schema, options)
    if (isEnumSchema(schema)) return new EvolvingEnum(schema as never, options)
    return undefined
  },
}

/** The reader's type of a schema: plain objects, record unions wrapped, nullable values plain. */
export const readerType = (schema: string): Type =>
  Type.forSchema(JSON.parse(schema), { ...TYPE_OPTIONS, registry: {} } as never)

/** A writer's type, as it stands in the registry. */
export const writerType = (schema: string): Type =>
  Type.forSchema(JSON.parse(schema), { wrapUnions: 'always' })

const isEnumSchema = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'enum'

/** Wrapped where plain values would be ambiguous (two records), as the generated types have it. */
const evolvingUnion = (schema: readonly unknown[], options: unknown): Type => {
  const branches = schema.map(branch => Type.forSchema(branch as never, options as never))
  const records = branches.filter(branch => branch instanceof RecordType)
  return records.length > 1
    ? new EvolvingWrappedUnion(branches as never, options)
    : new EvolvingPlainUnion(branches as never, options)
}

type ResolveBranch = (branch: Type) => Resolver

/**
 * Resolves each branch of the writer by itself; one that cannot be read throws only when it occurs.
 */
const resolveUnion = (
  reader: Type,
  writer: UnionType,
  options: ResolverOptions,
  resolve: ResolveBranch,
): Resolver => {
  const branches = writer.types.map(branch =>
    attempt(options.registry ?? {}, () => resolve(branch) as unknown as Reads, {
      _read: () => {
        throw unknownBranch(`branch ${branch.branchName}`)
      },
    }),
  )
  return readWith(reader, tap => {
    const index = tap.readLong()
    const branch = branches[index]
    if (!branch?._read) throw new BatonError('MALFORMED_AVRO', `no branch ${index}`)
    return branch._read(tap)
  })
}

/**
 * avsc registers a resolver before it is finished and leaves it behind when that fails: a later use
 * would break.
 */
const attempt = (
  registry: Record<string, Reads>,
  resolve: () => Reads,
  otherwise: Reads,
): Reads => {
  const before = new Set(Object.keys(registry))
  try {
    return resolve()
  } catch {
    return otherwise
  } finally {
    for (const [key, resolver] of Object.entries(registry)) {
      if (!before.has(key) && resolver._read === null) delete registry[key]
    }
  }
}

const readWith = (reader: Type, read: (tap: Tap) => unknown): Resolver =>
  Object.freeze({ _readerType: reader, _read: read }) as unknown as Resolver

const unknownBranch = (what: string) =>
  new BatonError('UNKNOWN_BRANCH', `${what} was written by a newer version: upgrade this reader`)

class EvolvingWrappedUnion extends WrappedUnionType {
  override createResolver(writer: Type, options: ResolverOptions = {}): Resolver {
    options.registry ??= {}
    const one = (branch: Type) => super.createResolver(branch, options)
    return isUnion(writer) ? resolveUnion(this, writer, options, one) : one(writer)
  }
}

class EvolvingPlainUnion extends UnwrappedUnionType {
  override createResolver(writer: Type, options: ResolverOptions = {}): Resolver {
    options.registry ??= {}
    const one = (branch: Type) => super.createResolver(branch, options)
    return isUnion(writer) ? resolveUnion(this, writer, options, one) : one(writer)
  }
}

class EvolvingEnum extends EnumType {
  override createResolver(writer: Type, options: ResolverOptions = {}): Resolver {
    const same = writer instanceof EnumType && writer.name === this.name
    if (!same) return super.createResolver(writer, options)
    const fallback = (this as { readonly default?: string }).default
    const symbols = writer.symbols.map(s => (this.symbols.includes(s) ? s : fallback))
    return readWith(this, tap => {
      const index = tap.readLong()
      const symbol = symbols[index]
      if (symbol === undefined) throw unknownBranch(`symbol ${writer.symbols[index]}`)
      return symbol
    })
  }
}
