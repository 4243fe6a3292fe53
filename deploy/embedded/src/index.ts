export type { ClusterAddress, ClusterOptions, RunningCluster } from './cluster.ts'
export { startCluster } from './start-cluster.ts'
