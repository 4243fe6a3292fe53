import { appointmentCreate, appointmentDelete, appointmentUpdate } from './appointment.ts'
import { contactDndUpdate } from './contact-dnd.ts'
import { contactTagUpdate } from './contact-tags.ts'
import { contactUpdate } from './contact-update.ts'
import { inboundMessage } from './inbound-message.ts'
import type { Kind } from './kind.ts'
import { outboundMessage } from './outbound-message.ts'

/** By `type`; what is not here is ignored. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['InboundMessage', inboundMessage],
  ['OutboundMessage', outboundMessage],
  ['ContactTagUpdate', contactTagUpdate],
  ['ContactDndUpdate', contactDndUpdate],
  ['ContactUpdate', contactUpdate],
  ['AppointmentCreate', appointmentCreate],
  ['AppointmentUpdate', appointmentUpdate],
  ['AppointmentDelete', appointmentDelete],
])
