import { z } from 'zod'
import { automationBy, contactIdOf, tagsSchema } from './contact.ts'
import type { Kind } from './kind.ts'

const schema = z.looseObject({ tags: tagsSchema })

/**
 * All tags of a contact after a change: AI-Off, Qualified or Stop-Bot silence the bots, their going
 * wakes them.
 */
export const contactTagUpdate: Kind = (webhook, options) => ({
  kind: 'told',
  contactId: contactIdOf(webhook),
  events: [automationBy(schema.parse(webhook).tags, options)],
  sentAt: webhook.timestamp,
})
