import { type ChildProcess, fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SETTLED } from '@baton/runtime/settled-memory'
import type { WorkerOrder, WorkerReport } from './worker.ts'

const WORKER = join(import.meta.dirname, 'worker.ts')

/** A router in a process of its own that tells how far it is. */
export class WorkerProcess {
  readonly startedAt = Date.now()
  readonly #child: ChildProcess
  readonly #gone: Promise<number | null>
  readonly #listeners = new Set<() => void>()
  last: WorkerReport | undefined

  /**
   * Flags such as `--cpu-prof` that the benchmark itself was started with go to the process, too.
   */
  constructor(order: WorkerOrder) {
    this.#child = fork(WORKER, [JSON.stringify(order)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // As main.ts of the router does: with settled memory, and code that is parsed once, not at
      // every start.
      execArgv: [...SETTLED.args, ...process.execArgv],
      env: {
        ...process.env,
        ...SETTLED.env,
        NODE_COMPILE_CACHE: join(tmpdir(), 'baton-bench-compiled'),
      },
    })
    this.#gone = new Promise(resolve => this.#child.once('exit', code => resolve(code)))
    this.#child.on('message', report => {
      this.last = report as WorkerReport
      for (const told of this.#listeners) told()
    })
  }

  /** Called with each report. */
  onReport(told: () => void): void {
    this.#listeners.add(told)
  }

  /** Resolves with the exit code. */
  get gone(): Promise<number | null> {
    return this.#gone
  }

  /** Resolves with the first report for which this holds; rejects when the process ends before. */
  until(holds: (report: WorkerReport) => boolean): Promise<WorkerReport> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!this.last || !holds(this.last)) return
        this.#listeners.delete(look)
        resolve(this.last)
      }
      this.#listeners.add(look)
      void this.#gone.then(code => reject(new Error(`the router ended with ${code}`)))
      look()
    })
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#child.kill(signal)
    await this.#gone
  }
}
