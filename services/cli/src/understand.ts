import { existsSync, readFileSync } from 'node:fs'
import { flatSlots, type Reading, understand } from '@baton/understanding'
import { z } from 'zod'
import { coloured } from './coloured.ts'

export interface UnderstandInput {
  /** The bot talking, where a line does not say. */
  readonly bot: string
  /** A JSON lines file, or a text; standard input when absent. */
  readonly source: string | undefined
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
const TEN_THOUSAND = 10_000

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
  buyer: reading.buyer / TEN_THOUSAND,
  seller: reading.seller / TEN_THOUSAND,
  human: reading.human / TEN_THOUSAND,
  optOut: reading.optOut / TEN_THOUSAND,
  slots: flatSlots(reading.slots),
  evidence: reading.evidence,
})

const isFile = (source: string) => source.endsWith('.jsonl') || existsSync(source)

const linesOf = (text: string): string[] => text.split('\n').filter(one => one.trim() !== '')

/** `baton understand`: one JSON line for each message. Exit code 1 when a line could not be read; the others are. */
export const understandCommand = async (
  { bot, source }: UnderstandInput,
  out: NodeJS.WritableStream & { isTTY?: boolean },
): Promise<number> => {
  if (source !== undefined && !isFile(source)) {
    const reading = read({ text: source }, bot)
    if (out.isTTY) out.write(`${coloured(source, reading)}\n`)
    out.write(`${JSON.stringify(output(undefined, reading))}\n`)
    return 0
  }
  const text = readFileSync(source ?? 0, 'utf8')
  let failed = 0
  for (const [index, one] of linesOf(text).entries()) {
    try {
      const parsed = line.parse(JSON.parse(one))
      out.write(`${JSON.stringify(output(parsed.id, read(parsed, bot)))}\n`)
    } catch (error) {
      failed++
      const said = error instanceof Error ? error.message : String(error)
      process.stderr.write(`baton: line ${index + 1}: ${said}\n`)
    }
  }
  return failed > 0 ? FAILED : 0
}
