import { ProgressWatch, type TestApp, until } from '../open-app.ts'
import { type ProcessOptions, ServiceProcess } from '../service-process.ts'

/** Long enough for a start on a busy machine, a session that runs out, and the work. */
const DRAINED_WITHIN_MS = 300_000
/**
 * A task looks for timers that are due once a second at least, and tries one again after no less.
 */
const SETTLED_MS = 2_500
const TOOK_OVER_WITHIN_MS = 180_000
const IN_WORK_WITHIN_MS = 60_000

/** A router in a process of its own, and what it said it took over since it was started. */
export class Router {
  readonly name: string
  readonly process: ServiceProcess
  readonly tookOver = new Set<number>()

  constructor(
    app: TestApp,
    name: string,
    env: Record<string, string>,
    options: ProcessOptions,
    took: (partition: number, router: Router) => void,
  ) {
    this.name = name
    const onLine = (line: string) => {
      const partition = partitionTaken(line)
      if (partition !== undefined) {
        this.tookOver.add(partition)
        took(partition, this)
      }
      options.onLine?.(line)
    }
    const environment = { BATON_LOG_LEVEL: 'info', ...env }
    this.process = new ServiceProcess('router', app, name, environment, { ...options, onLine })
  }

  start(more: Record<string, string> = {}): void {
    this.tookOver.clear()
    this.process.start(more)
  }

  async kill(): Promise<void> {
    await this.process.end('SIGKILL')
  }
}

const partitionTaken = (line: string): number | undefined => {
  if (!line.includes('"took over"')) return undefined
  const { partition } = JSON.parse(line) as { partition?: number }
  return partition
}

export interface FleetOptions {
  readonly names: readonly string[]
  readonly env?: Record<string, string>
  /** Of one router, over those of all. */
  readonly envOf?: (name: string) => Record<string, string>
  readonly optionsOf?: (name: string) => ProcessOptions
}

/** The routers of one app, and who of them took over which partition last. */
export class Fleet {
  readonly app: TestApp
  readonly watch: ProgressWatch
  readonly routers: readonly Router[]
  readonly #owners = new Map<number, Router>()

  constructor(app: TestApp, { names, env = {}, envOf, optionsOf }: FleetOptions) {
    this.app = app
    this.watch = new ProgressWatch(app.platform)
    this.routers = names.map(
      name =>
        new Router(app, name, { ...env, ...envOf?.(name) }, optionsOf?.(name) ?? {}, (p, router) =>
          this.#owners.set(p, router),
        ),
    )
  }

  start(): void {
    for (const router of this.routers) router.start()
  }

  /** Partitions whose last take-over was this router's. */
  ownedBy(router: Router): number[] {
    return [...this.#owners].filter(([, owner]) => owner === router).map(([p]) => p)
  }

  ownerOf(partition: number): Router | undefined {
    return this.#owners.get(partition)
  }

  /** Until each partition has an owner among the routers given. */
  async owned(by: readonly Router[] = this.routers): Promise<void> {
    const { partitions } = this.app.platform
    await until(
      'every partition is taken over',
      () => by.reduce((sum, router) => sum + this.ownedBy(router).length, 0) === partitions,
      TOOK_OVER_WITHIN_MS,
    )
  }

  /**
   * Until this router has committed and has more to decide; when it has nothing to do, `more` is
   * asked for. Resolves with its partitions; `waiting` is how many records must be left.
   */
  async inWork(router: Router, waiting: number, more: () => Promise<void>): Promise<number[]> {
    const before = new Map<number, number>()
    let mine: number[] = []
    const isInWork = async (partition: number): Promise<boolean> => {
      const now = await this.watch.inputOf(partition)
      const was = before.get(partition)
      if (was === undefined) before.set(partition, now)
      return was !== undefined && now > was && (await this.watch.lag(partition)) >= waiting
    }
    await until(
      `${router.name} is in work`,
      async () => {
        mine = this.ownedBy(router)
        for (const partition of mine) if (await isInWork(partition)) return true
        if (mine.length > 0 && (await this.#isIdle(mine))) await more()
        return false
      },
      IN_WORK_WITHIN_MS,
      5,
    )
    return mine
  }

  async #isIdle(partitions: readonly number[]): Promise<boolean> {
    const lags = await Promise.all(partitions.map(p => this.watch.lag(p)))
    return lags.every(lag => lag === 0)
  }

  async drained(maxMs = DRAINED_WITHIN_MS): Promise<void> {
    await until('all is decided', async () => (await this.watch.lag()) === 0, maxMs, 50)
  }

  /**
   * All is decided, and no timer has woken anybody for a while: the last of what has waited may
   * make many due at once.
   */
  async settled(): Promise<void> {
    let [stands, since] = ['', 0]
    const partitions = Array.from({ length: this.app.platform.partitions }, (_, p) => p)
    await until(
      'no wake-up comes any more',
      async () => {
        const lag = await this.watch.lag()
        const now = (await Promise.all(partitions.map(p => this.app.end(p)))).join(' ')
        if (now !== stands) [stands, since] = [now, performance.now()]
        return lag === 0 && performance.now() - since > SETTLED_MS
      },
      DRAINED_WITHIN_MS,
      100,
    )
  }

  async end(): Promise<void> {
    await Promise.all(this.routers.map(router => router.process.end('SIGKILL')))
  }
}
