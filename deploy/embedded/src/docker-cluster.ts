import type { ClusterOptions, RunningCluster } from './cluster.ts'
export const dockerAnswers = async (): Promise<boolean> => false
export const startDockerCluster = async (_options: ClusterOptions): Promise<RunningCluster> => {
  throw new Error('not yet')
}
