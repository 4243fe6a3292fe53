import type { AddressInfo } from 'node:net'
import type { Logger } from '@baton/runtime'
import type { FastifyInstance } from 'fastify'
import { type AccessOptions, whyClosed } from './v1-access.ts'

/**
 * Logs where a server listens: as configured, since its URL names the loopback when it listens to
 * all. Also when `/v1` lets nobody in.
 */
export const announce = (
  { server }: Pick<FastifyInstance, 'server'>,
  options: AccessOptions,
  log: Pick<Logger, 'info'>,
): void => {
  const { port } = server.address() as AddressInfo
  log.info('listening', { host: options.listenHost, port })
  const cause = whyClosed(options)
  if (cause !== undefined) log.info('/v1 lets nobody in without BATON_INGRESS_TOKEN', { cause })
}
