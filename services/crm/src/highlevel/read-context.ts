import type { ContextPackage } from '@baton/domain'
import { z } from 'zod'
import { CONTEXT_VERSION } from '../plan/fields.ts'

/** The context as the CRM's field holds it. */
export interface CrmContext extends ContextPackage {
  readonly version: number
  readonly owner: string
}

/** HighLevel wraps the contact and names fields by id alone; `value` is a text for text fields. */
const answer = z.looseObject({
  contact: z.looseObject({
    customFields: z
      .array(z.looseObject({ id: z.string(), value: z.unknown() }))
      .nullish()
      .transform(fields => fields ?? []),
  }),
})

const key = z.object({ side: z.string(), name: z.string() })
const context = z.object({
  version: z.literal(CONTEXT_VERSION),
  owner: z.string(),
  facts: z.array(
    key.extend({
      value: z.string(),
      confidence: z.int(),
      at: z.int(),
      source: z.string(),
      fresh: z.boolean(),
    }),
  ),
  score: z.int(),
  temperature: z.string(),
  urgency: z.string(),
  summary: z.string(),
  openQuestions: z.array(key),
  from: z.string(),
  handoffReason: z.string(),
  validUntil: z.int(),
})

/**
 * The context in HighLevel's answer to GET /contacts/{id}, looked for by the id of its field. null
 * when it is absent, was written by another version, changed by hand into something else, or has
 * expired: at `validUntil` it is not valid any more.
 */
export const contextIn = (body: unknown, fieldId: string, now: number): CrmContext | null => {
  const parsed = answer.safeParse(body)
  const field = parsed.data?.contact.customFields.find(one => one.id === fieldId)
  if (typeof field?.value !== 'string') return null
  const found = context.safeParse(jsonOf(field.value))
  return found.success && now < found.data.validUntil ? found.data : null
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
