import { BatonError } from '@baton/domain'
import type { Secret } from '@baton/runtime'

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

const UNAUTHORIZED = 401
const BUSY = 429

/**
 * Posts a message to ingress, with its token when it wants one; BAD_REQUEST or BROKER_UNAVAILABLE
 * with what it said.
 */
export const sendMessage = async (
  ingressUrl: string,
  message: Outgoing,
  token: Secret | null,
): Promise<Accepted> => {
  const response = await fetch(new URL('/v1/messages', ingressUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token.reveal()}` }),
    },
    body: JSON.stringify(message),
  }).catch(error => {
    throw new BatonError('BROKER_UNAVAILABLE', `no ingress at ${ingressUrl}: is it running?`, error)
  })
  const { status } = response
  // What stands in front of ingress may answer in its place, and not in JSON.
  const body = (await response.json().catch(() => ({}))) as Accepted & {
    error?: { message: string }
  }
  if (status === 202) return body
  const said = body.error?.message ?? `ingress answered ${status}`
  if (status === UNAUTHORIZED)
    throw new BatonError('BAD_REQUEST', `${said}: set BATON_INGRESS_TOKEN here as where it runs`)
  throw new BatonError(status === BUSY ? 'BROKER_UNAVAILABLE' : 'BAD_REQUEST', said)
}
