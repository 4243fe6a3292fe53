import { z } from 'zod'
import { contactIdSchema } from '../../http/message.ts'
import type { Webhook } from '../shape.ts'
import { BY, type EventBody, type KindOptions } from './kind.ts'

/** Contact events call the contact `id`, workflow actions `contactId`. */
export const contactIdOf = (webhook: Webhook): string => {
  const { id, contactId = id } = webhook
  return z.object({ contactId: contactIdSchema }).parse({ contactId }).contactId
}

const TAG_MAX_CHARS = 500
const TAGS_MAX = 1_000
const tag = z.string().max(TAG_MAX_CHARS)

/** A list, or as workflow actions have it, one text with commas. */
export const tagsSchema = z.union([
  z.array(tag).max(TAGS_MAX),
  z.string().transform(text => text.split(',').map(one => one.trim())),
])

/** Told apart from operators: a tag that goes undoes only what a tag has done. */
const SWITCHER = `${BY}:tags`

/** HighLevel keeps tags in lower case, whatever was typed. */
export const automationBy = (tags: readonly string[], { offTags }: KindOptions): EventBody => {
  const silencing = tags.find(one => offTags.includes(one.toLowerCase()))
  const on = silencing === undefined
  return { 'baton.AutomationSwitched': { on, by: SWITCHER, reason: silencing ?? '' } }
}
