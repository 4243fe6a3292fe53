import { BatonError } from '@baton/domain'

export interface Outgoing {
  readonly contactId: string
  readonly text: string
  readonly messageId?: string
  readonly locationId?: string
}

/** What ingress answers. */
export interface Accepted {
  readonly contactId: string
  readonly eventId: string
  readonly partition: number
  readonly offset: number
  readonly decisionId: string
}

/** Posts a message to ingress; BAD_REQUEST or BROKER_UNAVAILABLE with what it said. */
export const sendMessage = async (ingressUrl: string, message: Outgoing): Promise<Accepted> => {
  const response = await fetch(new URL('/v1/messages', ingressUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  }).catch(error => {
    throw new BatonError('BROKER_UNAVAILABLE', `no ingress at ${ingressUrl}: is it running?`, error)
  })
  const body = (await response.json()) as Accepted & { error?: { message: string } }
  if (response.status === 202) return body
  const code = response.status === 429 ? 'BROKER_UNAVAILABLE' : 'BAD_REQUEST'
  throw new BatonError(code, body.error?.message ?? `ingress answered ${response.status}`)
}
