import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from './app.ts'

const MAIN = join(import.meta.dirname, '../../services/router/src/main.ts')

/** A router in a process of its own, as in production. */
export class RouterProcess {
  readonly #app: TestApp
  readonly #name: string
  readonly #env: Record<string, string>
  #child: ChildProcess | undefined

  constructor(app: TestApp, name: string, env: Record<string, string> = {}) {
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
    this.#child = spawn(process.execPath, [MAIN], {
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
