import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningCluster, startCluster } from '@baton/embedded'

export interface Bench {
  readonly cluster: RunningCluster
  /** A scratch directory that goes with the benchmark. */
  readonly dir: string
}

/** A broker and a registry of their own, gone when the work is done. */
export const withCluster = async <T>(work: (bench: Bench) => Promise<T>): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-bench-'))
  const cluster = await startCluster({
    dataDir: join(dir, 'cluster'),
    env: process.env,
    onProgress: line => process.stderr.write(`${line}\n`),
  })
  try {
    return await work({ cluster, dir })
  } finally {
    await cluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
