import { BatonError } from '@baton/domain'
import { z } from 'zod'

/** What people expect of a turn; everything may be left out. */
const expectation = z.object({
  owner: z.string().optional(),
  handoff: z.string().nullable().optional(),
  refused: z.string().nullable().optional(),
  facts: z.record(z.string(), z.coerce.string()).optional(),
})

const NO_TIME = { error: 'must be a time with its offset, such as 2026-01-31T16:00:00Z' }

const NOT_EARLIER = 'must not be earlier than what the contact wrote before'

/** Of the calendar, with seconds or without. */
const time = z.union(
  [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })],
  NO_TIME,
)

const turn = z.object({
  at: time,
  /** What bots and people said is passed over. */
  from: z
    .enum(['contact', 'bot', 'human'], { error: 'must be contact, bot or human' })
    .default('contact'),
  text: z.string(),
  expect: expectation.nullish(),
})

/** The contact's own: a message cannot be decided before the one that was written earlier. */
const turns = z.array(turn).superRefine((all, check) => {
  let latest = Number.NEGATIVE_INFINITY
  for (const [index, { at, from }] of all.entries()) {
    if (from !== 'contact') continue
    const time = Date.parse(at)
    if (time < latest) check.addIssue({ code: 'custom', path: [index, 'at'], message: NOT_EARLIER })
    latest = Math.max(latest, time)
  }
})

const conversation = z.object({
  id: z.string().min(1),
  contactId: z.string().nullish(),
  policy: z.record(z.string(), z.unknown()).nullish(),
  turns,
})

/**
 * A timed conversation, as a line of test/data/conversations.jsonl holds it. Keys it does not know
 * are passed over.
 */
export type Conversation = z.output<typeof conversation>

/**
 * An id that is there twice: the turns of the two, and what they expect, could not be told apart.
 * BAD_REQUEST.
 */
export const repeatedId = (id: string): BatonError =>
  new BatonError('BAD_REQUEST', `conversation ${id} is there twice: each needs an id of its own`)

/**
 * The conversation on one line; BAD_REQUEST says what is wrong with it, without repeating its text.
 */
export const parseConversation = (line: string): Conversation => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new BatonError('BAD_REQUEST', 'is not JSON')
  }
  const parsed = conversation.safeParse(value)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new BatonError('BAD_REQUEST', `${path.join('.') || 'the line'}: ${message}`)
}
