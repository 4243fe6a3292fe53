import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestApp } from './open-app.ts'

/** Services with a process of their own in production. */
export type Service = 'router' | 'bots' | 'learner' | 'ingress' | 'crm'

/** No router outlives the run that started it, however that ends. */
const started = new Set<ChildProcess>()
/** Those that were told to end. */
const asked = new WeakSet<ChildProcess>()
const FREEZING: readonly NodeJS.Signals[] = ['SIGSTOP', 'SIGCONT']
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL')
})

export interface ProcessOptions {
  /** In place of the service's own main, with its arguments. */
  readonly main?: readonly string[]
  /** Options of Node. */
  readonly node?: readonly string[]
  /** Told of each line of its log; the lines go to a file of the app in any case. */
  readonly onLine?: (line: string) => void
}

/** One instance of a service in a process of its own, as in production. */
export class ServiceProcess {
  readonly #service: Service
  readonly #app: TestApp
  readonly #name: string
  readonly #env: Record<string, string>
  #options: ProcessOptions
  #child: ChildProcess | undefined

  constructor(
    service: Service,
    app: TestApp,
    name: string,
    env: Record<string, string> = {},
    options: ProcessOptions = {},
  ) {
    this.#service = service
    this.#app = app
    this.#name = name
    this.#env = env
    this.#options = options
  }

  get running(): boolean {
    const child = this.#child
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Resolves with the signal that ended it, or null. */
  get gone(): Promise<NodeJS.Signals | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null)
      return Promise.resolve(child?.signalCode ?? null)
    return new Promise(resolve => child.once('exit', (_code, signal) => resolve(signal)))
  }

  /** Takes another program, or other options of Node, at the next start. */
  use({ main, node }: Pick<ProcessOptions, 'main' | 'node'>): void {
    const { onLine } = this.#options
    this.#options = { ...(onLine && { onLine }), ...(main && { main }), ...(node && { node }) }
  }

  /** `more` is added to its environment for this start alone. */
  start(more: Record<string, string> = {}): void {
    const log = createWriteStream(join(this.#app.dir, `${this.#name}.log`), { flags: 'a' })
    const dataDir = join(this.#app.dir, this.#name)
    const own = join(import.meta.dirname, `../../services/${this.#service}/src/main.ts`)
    const { node = [], main = [own], onLine } = this.#options
    this.#child = spawn(process.execPath, [...node, ...main], {
      env: {
        PATH: process.env.PATH ?? '',
        ...this.#app.env({ BATON_DATA_DIR: dataDir, ...this.#env, ...more }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const child = this.#child
    started.add(child)
    child.once('exit', (code, signal) => {
      started.delete(child)
      // SIGKILL is the tests' own; a program that says nothing about itself ends with another.
      if (!asked.has(child) && signal !== 'SIGKILL')
        this.#app.deaths.push(`${this.#name} ended by itself: ${signal ?? code}`)
    })
    child.stderr?.pipe(log)
    if (onLine && this.#child.stderr) createInterface(this.#child.stderr).on('line', onLine)
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#child && !FREEZING.includes(signal)) asked.add(this.#child)
    this.#child?.kill(signal)
  }

  /** Resolves when the process has gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
    this.signal(signal)
    await gone
  }
}
