import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { BatonError } from '@baton/domain'
import type { Registry } from 'prom-client'
import { renderMetrics } from '../metrics/service-metrics.ts'

export interface AdminOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Asked at each scrape, so that services that come later are there. */
  readonly registries: () => readonly Registry[]
  /** The names of what is stuck; empty means live. */
  readonly stuck: () => readonly string[]
  /** What is still missing; empty means ready. */
  readonly missing: () => readonly string[]
}

export interface AdminServer {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

const REQUEST_TIMEOUT_MS = 5_000
const CONNECTIONS_MAX = 64

/**
 * Serves /metrics, /health/live and /health/ready. Rejects with PORT_TAKEN when the port is in use.
 */
export const serveAdmin = async (options: AdminOptions): Promise<AdminServer> => {
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: REQUEST_TIMEOUT_MS,
    },
    (request, response) => {
      answer(options, request, response).catch(() => send(response, 500, 'text/plain', 'failed\n'))
    },
  )
  server.maxConnections = CONNECTIONS_MAX
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${isIPv6(options.host) ? `[${options.host}]` : options.host}:${port}`,
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const answer = async (
  options: AdminOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  request.resume()
  const path = (request.url ?? '').split('?', 1)[0]
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, 'text/plain', 'GET only\n')
  } else if (path === '/metrics') {
    const text = await renderMetrics(options.registries())
    send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', text)
  } else if (path === '/health/live') {
    health(response, 'live', options.stuck())
  } else if (path === '/health/ready') {
    health(response, 'ready', options.missing())
  } else send(response, 404, 'text/plain', 'metrics, health/live, health/ready\n')
}

const health = (response: ServerResponse, word: string, against: readonly string[]): void => {
  const body = JSON.stringify({ [word]: against.length === 0, waitingFor: against })
  send(response, against.length === 0 ? 200 : 503, 'application/json', `${body}\n`)
}

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(body)
}

const listen = (
  server: ReturnType<typeof createServer>,
  { host, port }: AdminOptions,
): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new BatonError('PORT_TAKEN', `port ${port} on ${host} is in use: set BATON_HTTP_PORT`)
          : error,
      ),
    )
    server.listen(port, host, resolve)
  })
