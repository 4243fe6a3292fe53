import { z } from 'zod'
import type { Call } from '../plan/call.ts'
import { referenceIn } from '../plan/plan.ts'
import { mailedText } from './mail.ts'
import { type ApiRequest, VERSIONS } from './request.ts'
import { channelType, MAIL } from './writes.ts'

/** What is looked for: a write that may have taken effect. */
export interface Doubtful {
  readonly call: Call
  readonly contactId: string
  readonly locationId: string
  /** By HighLevel's clock, before it was first sent, ms. */
  readonly since: number
  /** Whether this id is known to be another write of ours. */
  readonly isOther: (providerId: string) => boolean
}

/** HighLevel's clock is known to less. */
export const CLOCK_SKEW_MS = 60_000
/** A look-up may show what we sent so long before the write in doubt. */
export const SHOWN_BEFORE_MS = 2 * CLOCK_SKEW_MS
const NEWEST = 50

/**
 * The request that shows whether a write took effect; null for writes that may simply be repeated.
 */
export const lookUpRequest = (doubtful: Doubtful): ApiRequest | null => {
  const { call, contactId, locationId, since } = doubtful
  const path = `/contacts/${encodeURIComponent(contactId)}`
  if (call.kind === 'note')
    return { method: 'GET', path: `${path}/notes`, version: VERSIONS.contacts }
  if (call.kind === 'task')
    return { method: 'GET', path: `${path}/tasks`, version: VERSIONS.contacts }
  if (call.kind !== 'text') return null
  const query = new URLSearchParams({
    locationId,
    contactId,
    limit: String(NEWEST),
    sortBy: 'createdAt',
    sortOrder: 'desc',
    startDate: new Date(since - CLOCK_SKEW_MS).toISOString(),
    // Of mails it tells only whoever asks for them.
    ...(channelType(call.channel) === MAIL && { channel: MAIL }),
  })
  return {
    method: 'GET',
    path: `/conversations/messages/export?${query}`,
    version: VERSIONS.conversations,
  }
}

const listed = z.looseObject({ id: z.string(), body: z.string().nullish() })
const list = z.looseObject({
  notes: z.array(listed).optional(),
  tasks: z.array(listed).optional(),
  messages: z
    .array(listed.extend({ direction: z.string().nullish(), source: z.string().nullish() }))
    .optional(),
})

/** `source` of what comes through the API. */
const BY_API = 'api'

const folded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/**
 * The id of the write in the answer; null when it did not take effect. What is known to be another
 * write of ours is not taken for it, whatever it says. Throws a ZodError for an answer of another
 * shape.
 */
export const foundIn = (answer: unknown, { call, isOther }: Doubtful): string | null => {
  const { notes, tasks, messages = [] } = list.parse(answer)
  if (call.kind === 'text') {
    const sent = messages.filter(one => one.direction === 'outbound' && !isOther(one.id))
    return textIn(sent, call)
  }
  if (call.kind !== 'note' && call.kind !== 'task') return null
  const all = call.kind === 'note' ? notes : tasks
  const reference = referenceIn(call.body)
  return all?.find(one => one.body?.includes(reference) && !isOther(one.id))?.id ?? null
}

type Sent = NonNullable<z.infer<typeof list>['messages']>[number]

/** Where its settings want it so, HighLevel writes who sends and how to opt out behind a text. */
const textIn = (
  sent: readonly Sent[],
  { text, channel }: Call & { kind: 'text' },
): string | null => {
  const isMail = channelType(channel) === MAIL
  const ours = folded(text)
  const saying = (says: (words: string) => boolean) => (one: Sent) => {
    const body = one.body ?? ''
    return says(folded(body)) || (isMail && says(folded(mailedText(body))))
  }
  const same = sent.findLast(saying(words => words === ours))
  const longer = sent
    .filter(({ source }) => (source ?? BY_API) === BY_API)
    .findLast(saying(words => words.startsWith(`${ours} `)))
  return (same ?? longer)?.id ?? null
}
