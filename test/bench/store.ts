import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LmdbStores } from '@baton/store'
import type { StoreProgress } from '@baton/stream'
import type { Measured } from './harness/figures.ts'

const VALUE = Buffer.alloc(400, 'x')
const BATCH = 500
const WRITES = 200_000
const READS = 500_000

const progressAt = (input: number): StoreProgress => ({
  incarnation: 'bench',
  input: { 'events/0': input },
  changelog: input,
  appliedAt: 0,
  note: Buffer.alloc(0),
})

const micros = ({ user, system }: NodeJS.CpuUsage): number => user + system

const millis = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** How long a closed store takes to be open again, and one whose process was killed, in ms. */
const benchOpenings = async (dir: string) => {
  const storesIn = (name: string) =>
    new LmdbStores({ directory: join(dir, name), appId: 'bench', onDropped: fail })
  const closed = storesIn('store')
  const openClosedMs = await millis(() => closed.open('task'))
  cpSync(join(dir, 'store', 'task'), join(dir, 'killed', 'task'), { recursive: true })
  await closed.close()
  const killed = storesIn('killed')
  const openKilledMs = await millis(() => killed.open('task'))
  await killed.close()
  return { openClosedMs, openKilledMs }
}

const fail = (_task: string, error: unknown): never => {
  throw error
}

/**
 * One partition's store with so many keys: batches of changes at random places, then reads, then
 * openings.
 */
export const benchStore = async (
  keys: number,
  print: (measured: Measured) => void,
): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-store-'))
  const stores = new LmdbStores({ directory: join(dir, 'store'), appId: 'bench' })
  try {
    const store = await stores.open('task')
    let stands: StoreProgress | null = null
    let at = 0
    const apply = async (some: readonly string[]) => {
      at += some.length
      const next = progressAt(at)
      store.apply(
        some.map(key => ({ key, value: VALUE })),
        stands,
        next,
      )
      stands = next
      await store.caughtUp?.()
    }
    const range = (from: number, count: number, of: (i: number) => number) =>
      Array.from({ length: count }, (_, i) => `contact-${of(from + i)}`)
    for (let i = 0; i < keys; i += BATCH) await apply(range(i, Math.min(BATCH, keys - i), n => n))

    const scattered = (i: number) => (i * 7_919) % keys
    let cpu = process.cpuUsage()
    let begun = performance.now()
    for (let i = 0; i < WRITES; i += BATCH) await apply(range(i, BATCH, scattered))
    const writeSeconds = (performance.now() - begun) / 1000
    const writeCpuUs = micros(process.cpuUsage(cpu)) / WRITES

    cpu = process.cpuUsage()
    begun = performance.now()
    for (let i = 0; i < READS; i++) store.get(`contact-${scattered(i)}`)
    const readSeconds = (performance.now() - begun) / 1000
    const cpuUsPerRead = micros(process.cpuUsage(cpu)) / READS
    const closeMs = await millis(() => stores.close())
    print({
      bench: 'store',
      circumstances: `${keys} keys of ${VALUE.length} B, batches of ${BATCH}`,
      figures: {
        writesPerSecond: WRITES / writeSeconds,
        cpuUsPerWrite: writeCpuUs,
        readsPerSecond: READS / readSeconds,
        cpuUsPerRead,
        closeMs,
        ...(await benchOpenings(dir)),
      },
    })
  } finally {
    await stores.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
