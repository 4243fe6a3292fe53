import type { FastifyInstance } from 'fastify'

/**
 * Says with each answer that is given while the server closes that the connection ends with it. Without that a client that keeps
 * its connection alive, as HighLevel does, would keep the server open for as long as it likes.
 */
export const endConnectionsWhenClosing = (server: FastifyInstance): void => {
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
  })
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
