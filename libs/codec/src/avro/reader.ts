import { ArrayType, EnumType, isUnion, RecordType, type Type, WrappedUnionType } from './avsc.ts'
import * as eyes from './eye.ts'
import { isRecentIdsType } from './recent-ids.ts'

/** Reads the value at the eye's position, and leaves the eye behind it. */
export type Read = (eye: eyes.Eye) => unknown

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'readString',
  int: 'readLong',
  long: 'readLong',
  boolean: 'readBoolean',
  double: 'readDouble',
  bytes: 'readBytes',
}

/**
 * Compiles a schema of ours to one JavaScript function for each record. The values are avsc's, but
 * plain objects with the fields in the schema's order, so that they have the shape of those that
 * the rules make.
 */
export const compileReader = (type: Type): Read => {
  const functions: string[] = []
  const constants: unknown[] = []
  const known = new Map<Type, string>()

  const constant = (value: unknown): string => `constants[${constants.push(value) - 1}]`

  /** The expression that reads a value. */
  const read = (part: Type): string => {
    if (part instanceof EnumType) return `${constant(part.symbols)}[eyes.readLong(eye)]`
    if (isRecentIdsType(part)) return `eyes.readRecentIds(eye, ${functionOf(part)})`
    const primitive = PRIMITIVES[part.typeName]
    if (primitive) return `eyes.${primitive}(eye)`
    return `${functionOf(part)}(eye)`
  }

  const functionOf = (part: Type): string => {
    const before = known.get(part)
    if (before) return before
    const name = `read${known.size}`
    known.set(part, name)
    functions.push(`const ${name} = eye => ${bodyOf(part)};`)
    return name
  }

  const bodyOf = (part: Type): string => {
    if (part instanceof RecordType) {
      const fields = part.fields.map(({ name, type: field }) => `${name}: ${read(field as Type)}`)
      return `({ ${fields.join(', ')} })`
    }
    if (part instanceof ArrayType) return arrayOf(part.itemsType as Type)
    if (isUnion(part)) return unionOf(part.types, part instanceof WrappedUnionType)
    throw new Error(`no reader for the Avro type ${part.typeName}`)
  }

  const arrayOf = (item: Type): string =>
    `{
      const items = [];
      for (let left = eyes.readCount(eye); left > 0; left = eyes.readCount(eye)) {
        for (; left > 0; left--) items.push(${read(item)});
      }
      return items;
    }`

  const unionOf = (branches: readonly Type[], wrapped: boolean): string => {
    const cases = branches.map((branch, i) => {
      if (branch.typeName === 'null') return `case ${i}: return null;`
      const value = read(branch)
      const name = JSON.stringify(branch.branchName)
      return `case ${i}: return ${wrapped ? `{ ${name}: ${value} }` : value};`
    })
    return `{ switch (eyes.readLong(eye)) { ${cases.join('\n')} } }`
  }

  const value = read(type)
  const source = `'use strict'; ${functions.join('\n')} return eye => ${value};`
  return new Function('eyes', 'constants', source)(eyes, constants) as Read
}
