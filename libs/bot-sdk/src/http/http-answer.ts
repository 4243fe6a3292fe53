import { BatonError } from '@baton/domain'
import { z } from 'zod'
import type { Turn } from '../turn.ts'

const key = z.strictObject({ side: z.string(), name: z.string() })
const confidence = z.number().optional()
const reason = z.string().optional()

/** Its shape; the turn checks the bounds. */
const httpAnswer = z.strictObject({
  texts: z.array(z.string()).default([]),
  /** What the texts ask for. */
  asks: z.array(key).default([]),
  facts: z.array(key.extend({ value: z.string(), confidence })).default([]),
  request: z.strictObject({ target: z.string(), reason, confidence }).nullish(),
  report: z.strictObject({ result: z.enum(['qualified', 'failed']), reason }).nullish(),
  /** Event time, ms. */
  wakeAt: z.number().nullish(),
})

/** What a bot behind HTTP answers; everything may be left out. */
export type HttpAnswer = z.input<typeof httpAnswer>

/**
 * Takes an answer into the turn. BOT_ANSWER_INVALID names what is wrong with it, without repeating
 * it.
 */
export const takeAnswer = (turn: Turn, body: string): void => {
  const answer = parsed(body)
  try {
    give(turn, answer)
  } catch (error) {
    throw new BatonError('BOT_ANSWER_INVALID', (error as Error).message, error)
  }
}

const give = (turn: Turn, answer: z.output<typeof httpAnswer>): void => {
  const { texts, asks, facts, request, report, wakeAt } = answer
  for (const text of texts) turn.reply(text)
  turn.asks(asks)
  turn.learned(facts)
  if (request) turn.requestHandoff(request.target, request.reason, request.confidence)
  if (report?.result === 'qualified') turn.qualified(report.reason)
  if (report?.result === 'failed') turn.failed(report.reason)
  if (wakeAt) turn.wakeAt(wakeAt)
}

const parsed = (body: string): z.output<typeof httpAnswer> => {
  let value: unknown
  try {
    value = JSON.parse(body === '' ? '{}' : body)
  } catch {
    throw new BatonError('BOT_ANSWER_INVALID', 'the answer is no JSON')
  }
  const result = httpAnswer.safeParse(value)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new BatonError('BOT_ANSWER_INVALID', `${path.join('.') || 'the answer'}: ${message}`)
}
