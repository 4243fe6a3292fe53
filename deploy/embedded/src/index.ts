export type { ClusterAddress, ClusterOptions, RunningCluster } from './cluster.ts'
export { type ConsoleConsumerOptions, javaConsoleConsumer } from './console-consumer.ts'
export type { ConsoleRecord } from './console-output.ts'
export { startCluster } from './start-cluster.ts'
