import { z } from 'zod'
import { contactIdOf } from './contact.ts'
import { BY, type Kind } from './kind.ts'

const setting = z.looseObject({ status: z.string().max(40).nullish() }).nullish()

const schema = z.looseObject({
  dnd: z.boolean({ error: 'is neither true nor false' }),
  dndSettings: z.looseObject({ SMS: setting }).nullish(),
})

/** Statuses of a channel that must not be used. */
const BARRED: readonly string[] = ['active', 'permanent']

/** Do-not-disturb for all channels or for text messages is an opt-out. */
export const contactDndUpdate: Kind = webhook => {
  const { dnd, dndSettings } = schema.parse(webhook)
  const optedOut = dnd || BARRED.includes(dndSettings?.SMS?.status ?? '')
  const events = [{ 'baton.DndChanged': { optedOut, by: BY } }]
  return { kind: 'told', contactId: contactIdOf(webhook), events, sentAt: webhook.timestamp }
}
