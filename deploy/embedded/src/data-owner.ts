import { BatonError } from '@baton/domain'
import { acquire } from '@baton/runtime/owner-lock'
import type { RunningCluster } from './cluster.ts'
import type { DataLayout } from './jvms.ts'
import { makeDirectory } from './make-directory.ts'

/**
 * Runs `start` as the only owner of the data; the ownership ends with the cluster's stop, or with a
 * failed start. Rejects with CLUSTER_OWNED, naming the process, when another one has a cluster on
 * it.
 */
export const owning = async (
  layout: DataLayout,
  start: () => Promise<RunningCluster>,
): Promise<RunningCluster> => {
  makeDirectory(layout.lockDir)
  const acquired = acquire(layout.lockDir)
  if (acquired.kind === 'held') {
    throw new BatonError(
      'CLUSTER_OWNED',
      `the cluster in ${layout.dataDir} is already running, started by process ${acquired.by.pid}`,
    )
  }
  try {
    const cluster = await start()
    let stopped: Promise<void> | undefined
    const stop = () => {
      stopped ??= cluster.stop().finally(() => acquired.lock.release())
      return stopped
    }
    return { ...cluster, stop }
  } catch (error) {
    acquired.lock.release()
    throw error
  }
}
