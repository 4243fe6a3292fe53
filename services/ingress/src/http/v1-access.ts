import type { FastifyRequest } from 'fastify'
import type { ActiveSecrets } from '../secrets.ts'
import { Refusal } from './refusal.ts'
import type { WebhookOptions } from './webhook-route.ts'

export interface AccessOptions {
  /** What `/v1` wants to see. */
  readonly tokens: ActiveSecrets
  readonly listenHost: string
  /** Proxies whose X-Forwarded-For says who the source is. */
  readonly trustedProxies: readonly string[]
  readonly webhooks: Pick<WebhookOptions, 'locations' | 'trust'>
}

const BEARER = /^Bearer (\S+)$/i
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/
/** Set by proxies and tunnels, also by those on this machine. */
const FORWARDED = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/

/**
 * Whether a request comes from this machine and was meant for it: not through a tunnel, nor from a
 * page that lies about its host.
 */
const isLocal = ({ socket, headers, raw }: FastifyRequest): boolean =>
  LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
  LOOPBACK_HOST.test(headers.host ?? '') &&
  // Programs speak 1.1; nginx, unless it is told otherwise, speaks 1.0 to those it passes on to, in
  // their own name.
  raw.httpVersion !== '1.0' &&
  !Object.keys(headers).some(name => FORWARDED.test(name))

/**
 * Why strangers may reach this port; undefined when only programs on this machine do, as far as the
 * configuration tells.
 */
const openTo = ({ listenHost, trustedProxies, webhooks }: AccessOptions): string | undefined => {
  if (listenHost !== 'localhost' && !LOOPBACK_ADDRESS.test(listenHost)) {
    return 'BATON_INGRESS_HOST lets other machines in'
  }
  if (trustedProxies.length > 0) return 'BATON_INGRESS_TRUSTED_PROXIES names a proxy'
  if (webhooks.locations.length > 0 || !webhooks.trust.secrets.none) {
    return 'HighLevel is connected, so something passes on what comes from outside'
  }
  return undefined
}

/** Why nobody gets into `/v1`; undefined when somebody does. */
export const whyClosed = (options: AccessOptions): string | undefined =>
  options.tokens.none ? openTo(options) : undefined

/**
 * `/v1` wants one of the tokens. Without any it is open to programs on this machine, unless
 * strangers may reach this port: a proxy on this machine that speaks as programs do cannot be told
 * from them. What it returns throws a Refusal.
 */
export const accessTo = (options: AccessOptions): ((request: FastifyRequest) => void) => {
  const { tokens } = options
  if (!tokens.none) return request => checkToken(request, tokens)
  const stranger = whyClosed(options)
  const local = 'without BATON_INGRESS_TOKEN this is for programs on the same machine only'
  const message = stranger ? `set BATON_INGRESS_TOKEN: ${stranger}` : local
  return request => {
    if (stranger || !isLocal(request)) throw new Refusal(401, 'UNAUTHORIZED', message)
  }
}

const checkToken = ({ headers }: FastifyRequest, tokens: ActiveSecrets): void => {
  const given = BEARER.exec(headers.authorization ?? '')?.[1]
  if (given !== undefined && tokens.match(given)) return
  const message = 'send Authorization: Bearer with a token of BATON_INGRESS_TOKEN'
  throw new Refusal(401, 'UNAUTHORIZED', message)
}
