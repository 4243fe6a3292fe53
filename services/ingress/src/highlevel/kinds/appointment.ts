import { z } from 'zod'
import { contactIdSchema } from '../../http/message.ts'
import { inside } from '../shape.ts'
import type { Kind } from './kind.ts'

const short = z.string().max(200)

const schema = z.looseObject({
  id: short.default(''),
  contactId: contactIdSchema,
  appointmentStatus: short.optional(),
  startTime: short.optional(),
  dateUpdated: short.optional(),
})

/**
 * An appointment was made, moved or removed; `unsaid` is its status when the webhook gives none.
 */
const appointment =
  (unsaid: string, given?: string): Kind =>
  webhook => {
    const inner = { ...webhook, ...inside(webhook, 'appointment') }
    const { id, contactId, appointmentStatus, startTime, dateUpdated } = schema.parse(inner)
    const startsAt = startTime ? Date.parse(startTime) : 0
    const changed = {
      appointmentId: id,
      status: given ?? (appointmentStatus || unsaid),
      at: Number.isFinite(startsAt) ? startsAt : 0,
    }
    const events = [{ 'baton.AppointmentChanged': changed }]
    return { kind: 'told', contactId, events, sentAt: dateUpdated }
  }

export const appointmentCreate = appointment('created')
export const appointmentUpdate = appointment('changed')
export const appointmentDelete = appointment('deleted', 'deleted')
