import { ArrayType, EnumType, isUnion, RecordType, type Type, WrappedUnionType } from './avsc.ts'
import * as pen from './pen.ts'
import { isRecentIdsType } from './recent-ids.ts'

/**
 * Writes a value into bytes from a position on and returns where it ends, which may be beyond them
 * (`pen.ts`).
 */
export type Write = (bytes: Buffer, at: number, value: unknown) => number

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'writeString',
  int: 'writeInt',
  long: 'writeLong',
  boolean: 'writeBoolean',
  double: 'writeDouble',
  bytes: 'writeBytes',
}

/**
 * Compiles a schema of ours to one JavaScript function for each record, as avsc does, but without
 * an object or a call through a table on the way of each value. The bytes are avsc's. The source is
 * made of the names in schemas/ alone.
 */
export const compileWriter = (type: Type): Write => {
  const functions: string[] = []
  const constants: unknown[] = []
  const records = new Map<Type, string>()
  let variables = 0

  const constant = (value: unknown): string => `constants[${constants.push(value) - 1}]`

  /** The statement that writes the expression `value` of a type. */
  const write = (part: Type, value: string): string => {
    if (part instanceof RecordType) return `at = ${recordOf(part)}(bytes, at, ${value});`
    if (part instanceof ArrayType) {
      const list = writeArray(part.itemsType as Type, value)
      if (!isRecentIdsType(part)) return list
      return `if (pen.areRecentIds(${value})) at = pen.writeRecentIds(bytes, at, ${value}); else { ${list} }`
    }
    if (part instanceof EnumType) return writeEnum(part.symbols, value)
    if (part instanceof WrappedUnionType) return writeWrapped(part.types, value)
    if (isUnion(part)) return writeNullable(part.types, value)
    const primitive = PRIMITIVES[part.typeName]
    if (!primitive) throw new Error(`no writer for the Avro type ${part.typeName}`)
    return `at = pen.${primitive}(bytes, at, ${value});`
  }

  const recordOf = (record: RecordType): string => {
    const known = records.get(record)
    if (known) return known
    const name = `write${records.size}`
    records.set(record, name)
    const fields = record.fields.map(field => {
      const byDefault = field.defaultValue()
      const given = write(field.type as Type, 'field')
      const left = byDefault === undefined ? '' : constant(field.type.toBuffer(byDefault))
      const statement = left
        ? `if (field === undefined) at = pen.writeRaw(bytes, at, ${left}); else { ${given} }`
        : given
      return `field = value.${field.name}; ${statement}`
    })
    functions.push(
      `const ${name} = (bytes, at, value) => { let field; ${fields.join('\n')} return at; };`,
    )
    return name
  }

  const writeArray = (item: Type, value: string): string => {
    const [list, i] = [`list${++variables}`, `i${variables}`]
    return `const ${list} = ${value};
      if (!Array.isArray(${list})) throw new TypeError('no array');
      if (${list}.length > 0) {
        at = pen.writeLong(bytes, at, ${list}.length);
        for (let ${i} = 0; ${i} < ${list}.length; ${i}++) { ${write(item, `${list}[${i}]`)} }
      }
      bytes[at++] = 0;`
  }

  const writeEnum = (symbols: readonly string[], value: string): string => {
    const indexes = constant(new Map(symbols.map((symbol, i) => [symbol, i])))
    return `at = pen.writeInt(bytes, at, ${indexes}.get(${value}));`
  }

  /** null, or a value of the only other branch. */
  const writeNullable = (branches: readonly Type[], value: string): string => {
    const none = branches.findIndex(branch => branch.typeName === 'null')
    if (branches.length !== 2 || none < 0) throw new Error('no writer for this union')
    const other = branches[1 - none] as Type
    return `if (${value} === null) bytes[at++] = ${none << 1};
      else { bytes[at++] = ${(1 - none) << 1}; ${write(other, value)} }`
  }

  /** An object whose only key names the branch. */
  const writeWrapped = (branches: readonly Type[], value: string): string => {
    const name = `name${++variables}`
    const cases = branches.map((branch, i) => {
      const key = JSON.stringify(branch.branchName)
      return `case ${key}: bytes[at++] = ${i << 1}; ${write(branch, `${value}[${key}]`)} break;`
    })
    return `const ${name} = pen.onlyKey(${value});
      switch (${name}) { ${cases.join('\n')} default: throw new TypeError('no branch'); }`
  }

  const body = write(type, 'value')
  const source = `'use strict'; ${functions.join('\n')}
    return (bytes, at, value) => { ${body} return at; };`
  return new Function('pen', 'constants', source)(pen, constants) as Write
}
