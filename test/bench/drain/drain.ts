import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measured } from '../harness/figures.ts'
import { type Load, preloadFull, preloadPeer } from './preload.ts'
import type { DrainKind, WorkerOrder, WorkerReport } from './worker.ts'
import { WorkerProcess } from './worker-process.ts'

export interface DrainOptions extends Omit<Load, 'appId'> {
  readonly kind: DrainKind
  readonly processes: number
}

/** What was drained, to be told beside the figures. */
export type Workload = Pick<DrainOptions, 'kind' | 'processes' | 'count'> & {
  readonly contacts?: number
}

const LIMIT_MS = 600_000

const sum = (reports: readonly WorkerReport[], of: (report: WorkerReport) => number): number =>
  reports.reduce((total, report) => total + of(report), 0)

/** Runs until all events are committed; resolves with the reports at half and at the end. */
export const runAll = async (orders: readonly WorkerOrder[], events: number) => {
  const reached = Promise.withResolvers<void>()
  let half: WorkerReport[] | undefined
  const workers = orders.map(order => new WorkerProcess(order))
  const reports = () => workers.flatMap(({ last }) => (last && last.firstAt > 0 ? [last] : []))
  const look = () => {
    const now = reports()
    const records = sum(now, report => report.records)
    if (!half && records >= events / 2) half = now
    if (records >= events) reached.resolve()
  }
  const limit = setTimeout(() => reached.reject(new Error(`not within ${LIMIT_MS} ms`)), LIMIT_MS)
  for (const worker of workers) {
    worker.onReport(look)
    void worker.gone.then(code => reached.reject(new Error(`a router ended with ${code}`)))
  }
  try {
    await reached.promise
    return { half: half ?? [], end: reports() }
  } finally {
    clearTimeout(limit)
    await Promise.all(workers.map(worker => worker.end()))
  }
}

let apps = 0

/**
 * One cold drain: a fresh app with all of the workload in its input, empty stores; from the first
 * record to the last commit.
 */
export const drain = async (options: DrainOptions): Promise<Measured & { appId: string }> => {
  const { kind, processes, count: events, brokers, registryUrl, partitions } = options
  const appId = `drain-${process.pid}-${++apps}`
  const load = { ...options, appId }
  await (kind === 'full' ? preloadFull(load) : preloadPeer(load))
  const dir = mkdtempSync(join(tmpdir(), 'baton-drain-'))
  const orders = Array.from({ length: processes }, (_, i) => ({
    ...{ kind, brokers, registryUrl, appId, partitions, clock: 'log' as const },
    dataDir: join(dir, String(i)),
  }))
  try {
    const { half, end } = await runAll(orders, events)
    return { appId, ...measured(options, half, end) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

export const measured = (
  { kind, processes, count: events, contacts }: Workload,
  half: readonly WorkerReport[],
  end: readonly WorkerReport[],
): Measured => {
  const from = Math.min(...end.map(report => report.firstAt))
  const to = Math.max(...end.map(report => report.at))
  const middle = Math.max(...half.map(report => report.at))
  const rest = events - sum(half, report => report.records)
  return {
    bench: contacts ? 'scaling' : kind.startsWith('passthrough') ? 'passthrough' : 'drain',
    circumstances: [
      `${kind === 'peer' ? "the peer's job" : kind}`,
      `${processes} process${processes === 1 ? '' : 'es'}`,
      `${events} events`,
      ...(contacts ? [`${contacts} contacts`] : []),
    ].join(', '),
    figures: {
      perSecond: Math.round((events * 1000) / (to - from)),
      perSecondOfSecondHalf: Math.round((rest * 1000) / (to - middle)),
      seconds: (to - from) / 1000,
      cpuUsPerEvent: sum(end, report => report.cpuUs) / events,
      cpuUsPerEventWithStart: sum(end, report => report.cpuWithStartUs) / events,
      peakMb: Math.max(...end.map(report => report.peakMb)),
      anonymousMb: Math.max(...end.map(report => report.anonymousMb)),
    },
  }
}
