import { createServer } from 'node:net'
import { type TestApp, until } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const START_MAX_MS = 30_000

/** A port that was free a moment ago; an ingress that is started again needs the one it had. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** An ingress in a process of its own, at the same URL each time it is started. */
export class IngressProcess {
  readonly url: string
  readonly #process: ServiceProcess

  private constructor(url: string, process: ServiceProcess) {
    this.url = url
    this.#process = process
  }

  static async make(app: TestApp, name: string, env: Record<string, string> = {}) {
    const port = await freePort()
    const service = new ServiceProcess('ingress', app, name, {
      ...env,
      BATON_INGRESS_PORT: String(port),
    })
    return new IngressProcess(`http://127.0.0.1:${port}`, service)
  }

  get webhookUrl(): string {
    return `${this.url}/webhooks/highlevel`
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    this.#process.start()
    await until(`${this.url} listens`, () => this.#listens(), START_MAX_MS)
  }

  /** Resolves when the process has gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    await this.#process.end(signal)
  }

  async #listens(): Promise<boolean> {
    const answer = await fetch(this.url).catch(() => undefined)
    await answer?.arrayBuffer()
    return answer !== undefined
  }
}
