import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from './app.ts'

/** Services with a process of their own in production. */
export type Service = 'router' | 'bots' | 'learner' | 'ingress' | 'crm'

/** One instance of a service in a process of its own, as in production. */
export class ServiceProcess {
  readonly #service: Service
  readonly #app: TestApp
  readonly #name: string
  readonly #env: Record<string, string>
  #child: ChildProcess | undefined

  constructor(service: Service, app: TestApp, name: string, env: Record<string, string> = {}) {
    this.#service = service
    this.#app = app
    this.#name = name
    this.#env = env
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && !this.#child.killed
  }

  start(): void {
    const log = createWriteStream(join(this.#app.dir, `${this.#name}.log`), { flags: 'a' })
    const dataDir = join(this.#app.dir, this.#name)
    const main = join(import.meta.dirname, `../../services/${this.#service}/src/main.ts`)
    this.#child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH ?? '',
        ...this.#app.env({ BATON_DATA_DIR: dataDir, ...this.#env }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#child.stderr?.pipe(log)
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** Resolves when the process has gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
    child.kill(signal)
    await gone
  }
}
