/** A record as the Java console consumer printed it. */
export interface ConsoleRecord {
  readonly partition: number
  readonly offset: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** Milliseconds since 1970, whichever clock the topic has; -1 for none. */
  readonly timestamp: number
}

/**
 * One line of DefaultMessageFormatter with timestamp, partition, offset, key and value, each
 * through BytesDeserializer.
 *
 * That deserializer's text is exact: printable ASCII but the backslash stands for itself, any other
 * byte is `\xHH`. So neither the separating tab nor a line end can come from a record. Only a null
 * is not marked: the formatter prints a literal instead, which a record could hold too, so the
 * caller chooses one nobody can guess.
 */
export const parseLine = (line: string, nullLiteral: string): ConsoleRecord => {
  const fields = line.split('\t')
  const [time, partition, offset, key, value] = fields
  if (fields.length !== 5 || time === undefined || key === undefined || value === undefined) {
    throw new Error(`not a line of the console consumer: ${line.slice(0, 200)}`)
  }
  return {
    partition: numberAfter('Partition:', partition),
    offset: numberAfter('Offset:', offset),
    key: key === nullLiteral ? null : printedBytes(key),
    value: value === nullLiteral ? null : printedBytes(value),
    timestamp: timestampOf(time),
  }
}

const timestampOf = (field: string): number =>
  field === 'NO_TIMESTAMP'
    ? -1
    : numberAfter(/^(CreateTime|LogAppendTime):/.exec(field)?.[0] ?? '?', field)

const numberAfter = (prefix: string, field: string | undefined): number => {
  const digits = field?.startsWith(prefix) ? field.slice(prefix.length) : ''
  if (!/^-?\d+$/.test(digits)) throw new Error(`expected ${prefix}<number>, found ${field}`)
  return Number(digits)
}

/** The bytes that Kafka's Bytes.toString wrote. */
export const printedBytes = (text: string): Buffer => {
  if (!text.includes('\\')) return Buffer.from(text, 'latin1')
  const bytes = Buffer.allocUnsafe(text.length)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\') {
      bytes[length++] = text.charCodeAt(at)
      continue
    }
    const hex = text.slice(at + 2, at + 4)
    if (text[at + 1] !== 'x' || !/^[\dA-F]{2}$/.test(hex))
      throw new Error(`bad escape at ${at} of ${text.slice(0, 200)}`)
    bytes[length++] = Number.parseInt(hex, 16)
    at += 3
  }
  return bytes.subarray(0, length)
}
