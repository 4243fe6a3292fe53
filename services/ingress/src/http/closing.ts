import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Says with each answer that is given while the server closes that the connection ends with it.
 * Without that a client that keeps its connection alive, as HighLevel does, would keep the server
 * open for as long as it likes. Node looks for overdue requests no more once its server closes:
 * what has not come whole `requestTimeoutMs` later is cut off, and what waits for its answer is
 * not.
 */
export const endConnectionsWhenClosing = (
  server: FastifyInstance,
  requestTimeoutMs: number,
): void => {
  const open = new Set<Socket>()
  const whole = new Set<Socket>()
  let closing = false
  server.server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.addHook('preHandler', async ({ socket }, reply) => {
    whole.add(socket)
    reply.raw.once('close', () => whole.delete(socket))
  })
  server.addHook('preClose', async () => {
    closing = true
    const cut = setTimeout(() => {
      for (const socket of open) if (!whole.has(socket)) socket.destroy()
    }, requestTimeoutMs)
    server.server.once('close', () => clearTimeout(cut))
  })
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
