/**
 * Values made out of a schema, the same each time: variant i takes the i-th branch of each union
 * and the i-th symbol of each enum, so that as many variants as the longest of them has members
 * show every member.
 */
type Schema = string | readonly Schema[] | Named
interface Named {
  readonly type: Schema
  readonly name?: string
  readonly namespace?: string
  readonly fields?: readonly { readonly name: string; readonly type: Schema }[]
  readonly items?: Schema
  readonly values?: Schema
  readonly symbols?: readonly string[]
}

export const samplesOf = (text: string): readonly unknown[] => {
  const schema = JSON.parse(text) as Schema
  const names = new Map<string, Named>()
  const longest = collect(schema, names)
  return Array.from({ length: longest }, (_, i) => sample(schema, i, 'value', names))
}

/** Finds the named types; returns the length of the longest union or enum. */
const collect = (schema: Schema, names: Map<string, Named>): number => {
  if (typeof schema === 'string') return 1
  if (isUnion(schema)) {
    return Math.max(schema.length, ...schema.map(branch => collect(branch, names)))
  }
  if (schema.name !== undefined) names.set(schema.name, schema)
  const inner = [
    ...(schema.fields ?? []).map(field => field.type),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(schema.values === undefined ? [] : [schema.values]),
    ...(typeof schema.type === 'object' ? [schema.type] : []),
  ]
  return Math.max(schema.symbols?.length ?? 1, ...inner.map(part => collect(part, names)))
}

const isUnion = (schema: Schema): schema is readonly Schema[] => Array.isArray(schema)

const sample = (
  schema: Schema,
  i: number,
  path: string,
  names: ReadonlyMap<string, Named>,
): unknown => {
  if (typeof schema === 'string') {
    const name = names.get(schema)
    return name ? sample(name, i, path, names) : primitive(schema, i, path)
  }
  if (isUnion(schema)) return branch(schema, i, path, names)
  if (schema.fields) {
    const values = schema.fields.map(field => [
      field.name,
      sample(field.type, i, field.name, names),
    ])
    return Object.fromEntries(values)
  }
  if (schema.symbols) return schema.symbols[i % schema.symbols.length]
  // Variant 0 has empty arrays and maps.
  if (schema.items !== undefined) return i === 0 ? [] : [sample(schema.items, i, path, names)]
  if (schema.values !== undefined) {
    return i === 0 ? {} : { key: sample(schema.values, i, path, names) }
  }
  return sample(schema.type, i, path, names)
}

/** Record unions are wrapped, nullable values are plain. */
const branch = (
  union: readonly Schema[],
  i: number,
  path: string,
  names: ReadonlyMap<string, Named>,
): unknown => {
  const chosen = union[i % union.length] as Schema
  const value = sample(chosen, i, path, names)
  const records = union.filter(one => nameOf(one, names) !== undefined)
  const name = nameOf(chosen, names)
  return records.length > 1 && name !== undefined ? { [name]: value } : value
}

const nameOf = (schema: Schema, names: ReadonlyMap<string, Named>): string | undefined => {
  const named = typeof schema === 'string' ? names.get(schema) : (schema as Named)
  return named?.fields ? `${named.namespace}.${named.name}` : undefined
}

const primitive = (type: string, i: number, path: string): unknown => {
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return i % 2 === 1
    case 'int':
      return i * 1_000
    case 'long':
      return 1_760_000_000_000 + i
    case 'float':
    case 'double':
      return i + 0.5
    case 'bytes':
      return Buffer.from([0, i, 255])
    case 'string':
      return `${path} ${i} ¿sí?`
    default:
      throw new Error(`no sample of ${type}`)
  }
}
