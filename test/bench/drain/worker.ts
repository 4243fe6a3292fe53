/**
 * One router process of a benchmark: `node worker.ts ORDER`, a WorkerOrder as JSON. Tells its
 * parent what it has committed and used so far; ends on SIGTERM.
 */
import { readFileSync } from 'node:fs'
import { routerConfig, startRouter } from '@baton/router'
import { createLogger } from '@baton/runtime'
import { startBenchTasks } from './bench-task.ts'

export type DrainKind = 'full' | 'peer' | 'passthrough' | 'passthrough, stored'

export interface WorkerOrder {
  readonly kind: DrainKind
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly appId: string
  readonly partitions: number
  readonly dataDir: string
  readonly clock: 'broker' | 'log'
}

/** Times are wall time, ms since 1970; 0 for what has not happened. */
export interface WorkerReport {
  readonly at: number
  /** All partitions that were given are restored. */
  readonly readyAt: number
  readonly firstAt: number
  readonly records: number
  /** User and system, since the first record and since the start of the process, µs. */
  readonly cpuUs: number
  readonly cpuWithStartUs: number
  readonly peakMb: number
  /**
   * Mapped pages of the store are the kernel's to take back; this is the rest. Looked at once a
   * second.
   */
  readonly anonymousMb: number
}

const REPORT_MS = 50
const MEMORY_MS = 1_000

const order = JSON.parse(process.argv[2] ?? '{}') as WorkerOrder
let [firstAt, readyAt, records, anonymous] = [0, 0, 0, 0]
let cpu = process.cpuUsage()

const begun = () => {
  if (firstAt > 0) return
  firstAt = Date.now()
  cpu = process.cpuUsage()
}

/**
 * What smaps_rollup calls Anonymous; that file takes the kernel 27 ms with mapped stores, this one
 * nothing.
 */
const lookAtMemory = () => {
  const line = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  anonymous = Math.round(Number(line?.[1] ?? 0) / 1024)
}

const micros = ({ user, system }: NodeJS.CpuUsage): number => user + system

const report = (): WorkerReport => ({
  at: Date.now(),
  readyAt,
  firstAt,
  records,
  cpuUs: micros(process.cpuUsage(cpu)),
  cpuWithStartUs: micros(process.cpuUsage()),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  anonymousMb: anonymous,
})

const startFull = async (): Promise<() => Promise<void>> => {
  const config = routerConfig({
    BATON_BROKERS: order.brokers.join(','),
    BATON_REGISTRY_URL: order.registryUrl,
    BATON_APP_ID: order.appId,
    BATON_PARTITIONS: String(order.partitions),
    BATON_DATA_DIR: order.dataDir,
    BATON_CLOCK: order.clock,
    BATON_LOG_LEVEL: 'warn',
    BATON_HTTP_PORT: '0',
  })
  const router = await startRouter(config, {
    log: createLogger({ level: config.logLevel, service: 'router' }),
    probe: point => point === 'fetched' && begun(),
    rehearsed: true,
  })
  const decided = router.registries[0]?.getSingleMetric('baton_batch_records')
  const look = setInterval(async () => {
    const { values } = (await decided?.get()) ?? { values: [] }
    const sum = values.find(one => 'metricName' in one && String(one.metricName).endsWith('_sum'))
    records = sum?.value ?? 0
    if (readyAt === 0 && router.missing().length === 0) readyAt = Date.now()
  }, REPORT_MS)
  return async () => {
    clearInterval(look)
    await router.stop()
  }
}

const start = (): Promise<() => Promise<void>> => {
  const { kind, ...app } = order
  if (kind === 'full') return startFull()
  return startBenchTasks(
    { ...app, kind },
    {
      committed: batch => {
        records += batch.records
      },
      phase: phase => phase === 'running' && begun(),
      aborted: error => process.stderr.write(`${String(error)}\n`),
    },
  )
}

const stop = await start()
lookAtMemory()
const timers = [
  setInterval(() => process.send?.(report()), REPORT_MS),
  setInterval(lookAtMemory, MEMORY_MS),
]
process.once('SIGTERM', () => {
  for (const timer of timers) clearInterval(timer)
  void stop().then(() => process.exit(0))
})
