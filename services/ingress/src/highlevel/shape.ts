import { z } from 'zod'

const id = z.string().max(200)

/** What every webhook has, whatever it tells; unknown fields are kept. */
const envelope = z.looseObject({
  type: z
    .string({ error: 'is missing; set it to the kind of event, for one InboundMessage' })
    .max(100),
  webhookId: id.optional(),
  locationId: id.default(''),
  timestamp: z.union([z.string().max(100), z.number()]).optional(),
})

export type Webhook = z.infer<typeof envelope>

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is null is not there: HighLevel sends some fields so. */
const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))

/** The fields of an object within; none when there is no such object. */
export const inside = (fields: Fields, name: string): Fields =>
  isObject(fields[name]) ? present(fields[name]) : {}

/** What a workflow's webhook action calls its fields, in the words of the events. */
const fromWorkflow = (fields: Fields): Fields => {
  const { contact_id: contactId } = fields
  const { id: locationId } = inside(fields, 'location')
  const { body } = inside(fields, 'message')
  return present({ contactId, locationId, body })
}

/**
 * One level of fields out of the three shapes that are about: flat as marketplace apps get them,
 * nested under `data`, and those of workflow actions with their own `customData`. What is further
 * in wins. HighLevel signs for all its customers, who may have filled what is further in: of what
 * is signed the location stands outside, and `customData` is not read. Throws a ZodError that names
 * the field.
 */
export const readWebhook = (body: unknown, kind: 'signed' | 'secret'): Webhook => {
  const outer = isObject(body) ? present(body) : {}
  const { type, locationId } = outer
  return envelope.parse({
    ...fromWorkflow(outer),
    ...outer,
    ...inside(outer, 'data'),
    ...(kind === 'secret' && inside(outer, 'customData')),
    ...(kind === 'signed' && present({ locationId })),
    ...(typeof type === 'string' && { type }),
  })
}
