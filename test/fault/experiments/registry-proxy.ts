import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `away` refuses, `silent` never answers, `slow` answers late. */
export type RegistryMood = 'well' | 'away' | 'silent' | 'slow'

const SLOW_MS = 5_000

/** Stands between a router and the schema registry. */
export class RegistryProxy {
  mood: RegistryMood = 'well'
  /** Requests that were refused, left without an answer or answered late. */
  hits = 0
  readonly #server: Server
  readonly #path: string

  private constructor(server: Server, path: string) {
    this.#server = server
    this.#path = path
  }

  static async start(registryUrl: string): Promise<RegistryProxy> {
    const { hostname, port, pathname } = new URL(registryUrl)
    const server = createServer()
    const proxy = new RegistryProxy(server, pathname.replace(/\/$/, ''))
    server.on('request', (asked, answer) => {
      const pass = () => {
        const { method, url, headers } = asked
        const target = { hostname, port, path: url, method, headers }
        const sent = request(target, got => {
          answer.writeHead(got.statusCode ?? 502, got.headers)
          got.pipe(answer)
        })
        sent.on('error', () => answer.destroy())
        asked.pipe(sent)
      }
      if (proxy.mood === 'well') return pass()
      proxy.hits += 1
      if (proxy.mood === 'away') answer.destroy()
      else if (proxy.mood === 'slow') setTimeout(pass, SLOW_MS)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#path}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
  }
}
