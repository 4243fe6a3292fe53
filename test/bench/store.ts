import { mkdtempSync, rmSync } from 'node:fs'
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

/** One partition's store with so many keys: batches of changes at random places, then reads. */
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
    print({
      bench: 'store',
      circumstances: `${keys} keys of ${VALUE.length} B, batches of ${BATCH}`,
      figures: {
        writesPerSecond: WRITES / writeSeconds,
        cpuUsPerWrite: writeCpuUs,
        readsPerSecond: READS / readSeconds,
        cpuUsPerRead: micros(process.cpuUsage(cpu)) / READS,
      },
    })
  } finally {
    await stores.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
