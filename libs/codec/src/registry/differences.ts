/**
 * Where two Avro schemas differ in what they can hold, one line each: path, here, there. Docs do
 * not count.
 */
export const differences = (here: string, there: string): readonly string[] => {
  const found: string[] = []
  compare(JSON.parse(here), JSON.parse(there), '', found)
  return found.slice(0, MAX_LINES)
}

const MAX_LINES = 10

const compare = (here: unknown, there: unknown, path: string, found: string[]): void => {
  if (isUnion(here) && isUnion(there)) {
    compareBranches(here, there, path, found)
    return
  }
  const a = shape(here)
  const b = shape(there)
  if (a.label !== b.label) {
    found.push(`${path || 'the schema'} is ${a.label} here and ${b.label} there`)
    return
  }
  compareFields(a.fields, b.fields, path, found)
  if (a.inner !== undefined) compare(a.inner, b.inner, `${path}[]`, found)
}

interface Shape {
  readonly label: string
  readonly fields: readonly Field[]
  readonly inner?: unknown
}

interface Field {
  readonly name: string
  readonly type: unknown
  readonly default?: unknown
}

const isUnion = (schema: unknown): schema is readonly unknown[] => Array.isArray(schema)

const shape = (schema: unknown): Shape => {
  if (isUnion(schema)) return { label: `a union of ${schema.map(nameOf).join(', ')}`, fields: [] }
  if (typeof schema !== 'object' || schema === null) return { label: String(schema), fields: [] }
  const { type, name, fields, items, values, symbols } = schema as Record<string, unknown>
  if (type === 'record') return { label: `record ${name}`, fields: (fields as Field[]) ?? [] }
  if (type === 'enum') return { label: `enum ${name} (${symbols})`, fields: [] }
  if (type === 'array') return { label: 'array', fields: [], inner: items }
  if (type === 'map') return { label: 'map', fields: [], inner: values }
  // {"type": "long"} is long, and {"type": {…}} is what it holds.
  return shape(type)
}

const nameOf = (branch: unknown): string => shape(branch).label.replace('record ', '')

const compareFields = (
  here: readonly Field[],
  there: readonly Field[],
  path: string,
  found: string[],
): void => {
  const at = (name: string) => (path ? `${path}.${name}` : name)
  for (const field of here) {
    const other = there.find(f => f.name === field.name)
    if (other) compare(field.type, other.type, at(field.name), found)
    else {
      const kind = field.default === undefined ? 'without a default' : 'with a default'
      found.push(`${at(field.name)} is only here, ${kind}`)
    }
  }
  for (const field of there) {
    if (!here.some(f => f.name === field.name)) found.push(`${at(field.name)} is only there`)
  }
}

const compareBranches = (
  here: readonly unknown[],
  there: readonly unknown[],
  path: string,
  found: string[],
): void => {
  for (const branch of here) {
    const other = there.find(b => nameOf(b) === nameOf(branch))
    if (other === undefined) found.push(`${path} has the branch ${nameOf(branch)} only here`)
    else compare(branch, other, `${path}<${nameOf(branch)}>`, found)
  }
  for (const branch of there) {
    if (here.some(b => nameOf(b) === nameOf(branch))) continue
    found.push(`${path} has the branch ${nameOf(branch)} only there`)
  }
}
