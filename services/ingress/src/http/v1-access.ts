import type { FastifyRequest } from 'fastify'
import type { ActiveSecrets } from '../secrets.ts'
import { Refusal } from './refusal.ts'

const BEARER = /^Bearer (\S+)$/i
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/
/** Set by proxies and tunnels, also by those on this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const

/** Whether a request comes from this machine and was meant for it: not through a tunnel, nor from a page that lies about its host. */
const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
  LOOPBACK_HOST.test(headers.host ?? '') &&
  !FORWARDED.some(name => headers[name] !== undefined)

/** `/v1` wants one of the tokens; without any it is open to this machine alone. Throws a Refusal. */
export const checkAccess = (request: FastifyRequest, tokens: ActiveSecrets): void => {
  if (tokens.none && isLocal(request)) return
  const given = BEARER.exec(request.headers.authorization ?? '')?.[1]
  if (!tokens.none && given !== undefined && tokens.match(given)) return
  const message = tokens.none
    ? 'without BATON_INGRESS_TOKEN this is for programs on the same machine only'
    : 'send Authorization: Bearer with a token of BATON_INGRESS_TOKEN'
  throw new Refusal(401, 'UNAUTHORIZED', message)
}
