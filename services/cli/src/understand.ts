import { createReadStream, existsSync, statSync } from 'node:fs'
import { BatonError, errorMessage, WHOLE } from '@baton/domain'
import { flatSlots, type Reading, understand } from '@baton/understanding'
import { z } from 'zod'
import { coloured } from './coloured.ts'
import { linesOf } from './lines.ts'
import { printable } from './printable.ts'

export interface UnderstandInput {
  /** The bot talking, where a line does not say. */
  readonly bot: string
  /** A text, or a file of them; standard input when absent. */
  readonly source: string | undefined
}

/** Where it reads and writes; the streams of the process are. */
export interface Io {
  readonly input: NodeJS.ReadableStream
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean }
  readonly err: { write(text: string): unknown }
}

const line = z.looseObject({
  id: z.string().optional(),
  text: z.string(),
  currentBot: z.string().optional(),
  pendingQuestion: z
    .union([z.string(), z.object({ side: z.string(), name: z.string() })])
    .nullish(),
})

type Line = z.infer<typeof line>

const FAILED = 1

/** `buying.beds`, or a bare name that the present bot gives a side. */
const questionOf = (asked: Line['pendingQuestion'], bot: string) => {
  if (!asked) return null
  if (typeof asked !== 'string') return asked
  const [side = '', ...rest] = asked.split('.')
  if (['buying', 'selling', 'person'].includes(side)) return { side, name: rest.join('.') }
  return { side: bot === 'seller' ? 'selling' : 'buying', name: asked }
}

const read = ({ text, currentBot, pendingQuestion }: Line, bot: string): Reading => {
  const present = currentBot ?? bot
  const question = questionOf(pendingQuestion, present)
  return understand(text, { bot: present, pendingQuestion: question })
}

/** What is printed for a message: probabilities, facts by their flat names, where it stands. */
const output = (id: string | undefined, reading: Reading) => ({
  ...(id === undefined ? {} : { id }),
  buyer: reading.buyer / WHOLE,
  seller: reading.seller / WHOLE,
  human: reading.human / WHOLE,
  optOut: reading.optOut / WHOLE,
  slots: flatSlots(reading.slots),
  ...(reading.takenBack.length > 0 ? { takenBack: reading.takenBack } : {}),
  evidence: reading.evidence,
})

/** A message of one line; BAD_REQUEST says what is wrong with it, without repeating its text. */
const messageIn = (text: string, isJson: boolean): Line => {
  if (!isJson && !text.trimStart().startsWith('{')) return { text }
  const parsed = line.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new BatonError('BAD_REQUEST', `${path.join('.') || 'the line'}: ${message}`)
}

const jsonOf = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    throw new BatonError('BAD_REQUEST', 'is not JSON')
  }
}

const JSON_LINES = '.jsonl'

/** Whether the source names a file, though perhaps one that is not there. */
const isFile = (source: string): boolean => {
  const isThere = existsSync(source)
  if (isThere && statSync(source).isDirectory()) {
    const instead = 'name a file in it; a text that reads so goes over standard input'
    throw new BatonError('BAD_REQUEST', `${source} is a directory: ${instead}`)
  }
  return isThere || source.endsWith(JSON_LINES)
}

/**
 * `baton understand`: one JSON line for each message, as soon as it has come. A line is a text; one
 * that begins with {, and each of a .jsonl file, is JSON. Exit code 1 when a line could not be
 * read; the others are.
 */
export const understandCommand = async (
  { bot, source }: UnderstandInput,
  { input, out, err }: Io,
): Promise<number> => {
  if (source !== undefined && !isFile(source)) {
    const reading = read({ text: source }, bot)
    if (out.isTTY) out.write(`${coloured(printable(source), reading)}\n`)
    out.write(`${JSON.stringify(output(undefined, reading))}\n`)
    return 0
  }
  const stream = source === undefined ? input : createReadStream(source)
  const isJson = source?.endsWith(JSON_LINES) ?? false
  const place = source === undefined ? 'line ' : `${source}:`
  let failed = 0
  let number = 0
  for await (const one of linesOf(stream)) {
    number++
    if (one.trim() === '') continue
    try {
      const message = messageIn(one, isJson)
      out.write(`${JSON.stringify(output(message.id, read(message, bot)))}\n`)
    } catch (error) {
      failed++
      err.write(`baton: ${place}${number}: ${errorMessage(error)}\n`)
    }
  }
  return failed > 0 ? FAILED : 0
}
