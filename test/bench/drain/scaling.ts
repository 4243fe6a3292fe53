import type { Measured } from '../harness/figures.ts'
import { withCluster } from '../harness/with-cluster.ts'
import { type DrainOptions, drain } from './drain.ts'

export type DrainCase = Pick<DrainOptions, 'kind' | 'processes' | 'count' | 'contacts'>

const PARTITIONS = 8

/** Cold drains in turn, `runs` times over, on one broker: what disturbs one disturbs the others as well. */
export const benchDrains = (
  cases: readonly DrainCase[],
  runs: number,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl } }) => {
    const partitions = PARTITIONS
    for (let run = 0; run < runs; run++)
      for (const one of cases) print(await drain({ ...one, brokers, registryUrl, partitions }))
  })
