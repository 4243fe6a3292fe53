import type { Server } from 'node:http'
import { compile } from '@fastify/proxy-addr'

export interface ConnectionLimits {
  readonly max: number
  /** Of one remote address. */
  readonly perSourceMax: number
  /**
   * Addresses, read as fastify's trustProxy reads them, that stand for many sources: for these only
   * `max` counts.
   */
  readonly proxies: readonly string[]
}

/**
 * Closes connections beyond what one source may hold open, so that slow senders do not shut out the
 * others.
 */
export const limitConnections = (
  server: Server,
  { max, perSourceMax, proxies }: ConnectionLimits,
): void => {
  const isProxy = compile([...proxies])
  const open = new Map<string, number>()
  server.maxConnections = max
  server.on('connection', socket => {
    const source = socket.remoteAddress ?? ''
    if (isProxy(source, 0)) return
    const count = (open.get(source) ?? 0) + 1
    if (count > perSourceMax) {
      socket.destroy()
      return
    }
    open.set(source, count)
    socket.once('close', () => {
      const left = (open.get(source) ?? 1) - 1
      if (left > 0) open.set(source, left)
      else open.delete(source)
    })
  })
}
