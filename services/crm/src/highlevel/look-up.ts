import { z } from 'zod'
import type { Call } from '../plan/call.ts'
import { referenceIn } from '../plan/plan.ts'
import { type ApiRequest, VERSIONS } from './request.ts'

/** What is looked for: a write that may have taken effect. */
export interface Doubtful {
  readonly call: Call
  readonly contactId: string
  readonly locationId: string
  /** Wall time before it was first sent, ms. */
  readonly since: number
  /** Whether this id is known to be another write of ours. */
  readonly isOther: (providerId: string) => boolean
}

/** The clocks of HighLevel and of this machine differ by less. */
const CLOCK_SKEW_MS = 60_000
/** A look-up may show what we sent so long before the write in doubt, by this machine's clock. */
export const SHOWN_BEFORE_MS = 2 * CLOCK_SKEW_MS
const NEWEST = 50

/** The request that shows whether a write took effect; null for writes that may simply be repeated. */
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
  messages: z.array(listed.extend({ direction: z.string().nullish() })).optional(),
})

/**
 * The id of the write in the answer; null when it did not take effect. What is known to be another write of ours is not taken for
 * it, whatever it says. Throws a ZodError for an answer of another shape.
 */
export const foundIn = (answer: unknown, { call, isOther }: Doubtful): string | null => {
  const { notes, tasks, messages } = list.parse(answer)
  if (call.kind === 'text') {
    const text = call.text.trim()
    const sent = messages?.filter(
      one => one.direction === 'outbound' && one.body?.trim() === text && !isOther(one.id),
    )
    return sent?.at(-1)?.id ?? null
  }
  if (call.kind !== 'note' && call.kind !== 'task') return null
  const all = call.kind === 'note' ? notes : tasks
  const reference = referenceIn(call.body)
  return all?.find(one => one.body?.includes(reference) && !isOther(one.id))?.id ?? null
}
