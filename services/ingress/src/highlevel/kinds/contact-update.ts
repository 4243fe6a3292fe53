import { z } from 'zod'
import { automationBy, contactIdOf, tagsSchema } from './contact.ts'
import { BY, type EventBody, ignored, type Kind } from './kind.ts'

const NAME_MAX_CHARS = 200
const name = z.string().optional()

const schema = z.looseObject({
  name,
  firstName: name,
  lastName: name,
  tags: tagsSchema.optional(),
})

/** As sure as what people have typed into a CRM is, in 1/10,000. */
const CONFIDENCE = 9_000

/**
 * Fields of a contact changed, often by ourselves. The name is a fact that no bot needs to ask for.
 * Tags silence here as in ContactTagUpdate, but wake nobody, and do-not-disturb is left to
 * ContactDndUpdate: what is only repeated here may be old.
 */
export const contactUpdate: Kind = (webhook, options) => {
  const { tags, ...names } = schema.parse(webhook)
  const events: EventBody[] = []
  const switched = automationBy(tags ?? [], options)
  if (switched['baton.AutomationSwitched']?.on === false) events.push(switched)
  const value = nameIn(names)
  const fact = { side: 'person', name: 'name', value, confidence: CONFIDENCE }
  if (value !== '') events.push({ 'baton.FactsLearned': { facts: [fact], by: BY } })
  if (events.length === 0) return ignored('nothing-of-ours')
  return { kind: 'told', contactId: contactIdOf(webhook), events, sentAt: webhook.timestamp }
}

type Names = Pick<z.infer<typeof schema>, 'name' | 'firstName' | 'lastName'>

/** Cut, not refused: the tags beside it count. */
const nameIn = ({ name: whole, firstName, lastName }: Names): string => {
  const all = whole?.trim() || [firstName, lastName].filter(Boolean).join(' ').trim()
  return [...all].slice(0, NAME_MAX_CHARS).join('').trim()
}
