import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClusterAddress, type RunningCluster, startCluster } from '@baton/embedded'
import type { TestProject } from 'vitest/node'

/** Where the tests find the broker: `inject('cluster')`. */
export interface TestCluster {
  readonly brokers: string[]
  readonly registryUrl: string
  /**
   * The broker's jars, for the Java console consumer; empty when the cluster is not an embedded
   * one.
   */
  readonly classpath: string
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/**
 * Names a running cluster as JSON, so that test runs one after another share it: a ClusterAddress
 * and a classpath.
 */
const SHARED_VARIABLE = 'BATON_TEST_CLUSTER'

/**
 * Each project of one vitest process loads this file anew, so what they share hangs on the process:
 * the first starts the cluster, the last stops it.
 */
interface Shared {
  users: number
  cluster: Promise<RunningCluster>
  dataDir: string
}
const SHARED = Symbol.for('baton.test.cluster')
const holder = globalThis as { [SHARED]?: Shared }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env[SHARED_VARIABLE]
  if (given) {
    provide(project, JSON.parse(given) as ClusterAddress & { classpath?: string })
    return async () => {}
  }
  holder[SHARED] ??= start()
  const shared = holder[SHARED]
  shared.users += 1
  provide(project, await shared.cluster)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete holder[SHARED]
    await (await shared.cluster).stop()
    rmSync(shared.dataDir, { recursive: true, force: true })
  }
}

const start = (): Shared => {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-cluster-'))
  const onProgress = (line: string) => process.stderr.write(`[cluster] ${line}\n`)
  return {
    users: 0,
    dataDir,
    cluster: startCluster({ dataDir, env: process.env, onProgress, fast: true }),
  }
}

const provide = (project: TestProject, cluster: ClusterAddress & { classpath?: string }) => {
  project.provide('cluster', {
    brokers: [...cluster.brokers],
    registryUrl: cluster.registryUrl,
    classpath: cluster.classpath ?? '',
  })
}
