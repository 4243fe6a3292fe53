import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A fenced block of a guide; what stands behind its language says what a test does with it. */
export interface Block {
  readonly language: string
  readonly text: string
  /** `file=main.js`, `at=bot`, `ready=started`; a word alone is set to itself. */
  readonly marks: Readonly<Record<string, string>>
}

const FENCE = /^```(\S+)([^\n]*)\n(.*?)^```$/gms

export const blocksOf = (path: string | URL): Block[] =>
  [...readFileSync(path, 'utf8').matchAll(FENCE)].map(
    ([, language = '', info = '', text = '']) => ({
      language,
      text,
      marks: Object.fromEntries(
        info
          .trim()
          .split(/\s+/)
          .filter(word => word !== '')
          .map(word => {
            const [name = '', value] = word.split('=')
            return [name, value ?? name]
          }),
      ),
    }),
  )

export interface RunOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

/** A command of a guide, in a shell of its own that stops at the first error. */
export class Command {
  readonly #child: ChildProcess
  #output = ''
  #ended: number | null = null

  constructor(text: string, { cwd, env }: Omit<RunOptions, 'timeoutMs'>) {
    this.#child = spawn('bash', ['-euo', 'pipefail', '-c', text], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', chunk => {
        this.#output += chunk
      })
    }
    this.#child.on('close', code => {
      this.#ended = code ?? 1
    })
  }

  /** Both outputs as they came. */
  get output(): string {
    return this.#output
  }

  /**
   * Waits for a word in the output; rejects with all of it when the command ends before or takes
   * too long.
   */
  async says(word: string, timeoutMs: number): Promise<void> {
    await this.#until(() => this.#output.includes(word), `"${word}"`, timeoutMs)
  }

  /** Waits for the end; rejects when it is not a good one, or late: then it is ended. */
  async done(timeoutMs: number): Promise<string> {
    try {
      await this.#until(() => this.#ended !== null, 'the end', timeoutMs)
    } finally {
      await this.stop()
    }
    if (this.#ended !== 0) throw new Error(`exit code ${this.#ended}:\n${this.#output}`)
    return this.#output
  }

  /** Ends the command and all it started. */
  async stop(): Promise<void> {
    const { pid } = this.#child
    if (this.#ended !== null || pid === undefined) return
    process.kill(-pid, 'SIGTERM')
    await this.#until(() => this.#ended !== null, 'the end', STOP_MS).catch(() => {
      process.kill(-pid, 'SIGKILL')
    })
  }

  async #until(done: () => boolean, what: string, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs
    while (!done()) {
      const over = this.#ended !== null && what !== 'the end'
      if (over || performance.now() > deadline) {
        throw new Error(
          `${over ? 'ended' : `not in ${timeoutMs} ms`} before ${what}:\n${this.#output}`,
        )
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
  }
}

const STOP_MS = 20_000
const LOOK_MS = 20
