import { BatonError } from '@baton/domain'
import { z } from 'zod'
import { TEXT_MAX_CHARS, TEXTS_MAX, type Turn } from '../turn.ts'

const name = z.string().min(1).max(40)
const key = z.strictObject({ side: name, name })
const confidence = z.int().min(0).max(10_000).default(10_000)

const httpAnswer = z.strictObject({
  texts: z.array(z.string().min(1).max(TEXT_MAX_CHARS)).max(TEXTS_MAX).default([]),
  /** What the texts ask for. */
  asks: z.array(key).max(6).default([]),
  facts: z
    .array(key.extend({ value: z.string().max(160), confidence }))
    .max(32)
    .default([]),
  request: z
    .strictObject({ target: name, reason: z.string().max(200).default(''), confidence })
    .nullish(),
  report: z
    .strictObject({
      result: z.enum(['qualified', 'failed']),
      reason: z.string().max(200).default(''),
    })
    .nullish(),
  /** Event time, ms. */
  wakeAt: z.int().nullish(),
})

/** What a bot behind HTTP answers; everything may be left out. */
export type HttpAnswer = z.input<typeof httpAnswer>

/** Takes an answer into the turn. BOT_ANSWER_INVALID names what is wrong with it, without repeating it. */
export const takeAnswer = (turn: Turn, body: string): void => {
  const { texts, asks, facts, request, report, wakeAt } = parsed(body)
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
