/**
 * A process of its own that starts a cluster and waits to be killed: the parent of the orphan
 * tests.
 */
import { startCluster } from '../start-cluster.ts'

const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('which data directory?')

const { brokers, registryUrl } = await startCluster({
  dataDir,
  env: process.env,
  onProgress: () => {},
  fast: true,
})
process.send?.({ brokers, registryUrl })
// Without this the process would end by itself: a cluster does not keep its starter alive.
setInterval(() => {}, 60_000)
