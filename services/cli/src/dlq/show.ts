import { isBatonError } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'
import { printable } from '../printable.ts'
import type { DeadLetter } from './letters.ts'

/** Bytes of a value that cannot be read which are shown. */
const DUMPED_BYTES = 256
const PER_LINE = 16

const asCharacters = (bytes: Buffer): string =>
  [...bytes].map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')

const dump = (bytes: Buffer): string => {
  const shown = bytes.subarray(0, DUMPED_BYTES)
  const lines: string[] = []
  for (let at = 0; at < shown.length; at += PER_LINE) {
    const line = shown.subarray(at, at + PER_LINE)
    const hex = [...line].map(byte => byte.toString(16).padStart(2, '0')).join(' ')
    lines.push(
      `  ${at.toString(16).padStart(4, '0')}  ${hex.padEnd(PER_LINE * 3)} ${asCharacters(line)}`,
    )
  }
  if (bytes.length > DUMPED_BYTES) lines.push(`  … ${bytes.length - DUMPED_BYTES} more bytes`)
  return lines.join('\n')
}

const keyText = (key: Buffer | null): string =>
  key === null ? 'none' : asCharacters(key.subarray(0, DUMPED_BYTES))

/** One line for a list. No text of the contact in it. */
export const lineOf = ({
  id,
  at,
  exception,
  message,
  topic,
  partition,
  offset,
}: DeadLetter): string =>
  printable(
    `${id}  ${new Date(at).toISOString()}  ${exception}${message && `: ${message}`}  (${topic}/${partition}/${offset})`,
  )

/** A contact event as it reads, when it reads at all. */
const decoded = async (
  platform: Platform,
  { topic, value }: DeadLetter,
): Promise<string | null> => {
  if (topic !== platform.topic('contact.events.v1') || value === null) return null
  const codec = platform.codecs.of('contact.events.v1')
  try {
    await codec.prefetch([value])
    return JSON.stringify(codec.decode(value), null, 2)
  } catch (error) {
    if (isBatonError(error)) return null
    throw error
  }
}

/** All there is to a dead letter, for people: it may hold what the contact wrote. */
export const shown = async (platform: Platform, letter: DeadLetter): Promise<string> => {
  const { id, at, key, value, exception, message, topic, partition, offset, headers } = letter
  const event = await decoded(platform, letter)
  const body = value === null ? '  left out or null' : (event ?? dump(value))
  const own = Object.entries(headers).map(([name, bytes]) => `  ${name}: ${keyText(bytes)}`)
  return [
    id,
    `  read at    ${topic}/${partition}/${offset}, ${new Date(at).toISOString()}`,
    `  because    ${printable(`${exception}${message && `: ${message}`}`)}`,
    `  key        ${keyText(key)}`,
    ...(own.length > 0 ? ['headers', ...own] : []),
    `value, ${value?.length ?? 0} bytes`,
    body,
  ].join('\n')
}
