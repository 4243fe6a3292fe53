import { resolve } from 'node:path'
import { BatonError } from '@baton/domain'
import { classArchives } from './archives.ts'
import type { ClusterOptions, RunningCluster } from './cluster.ts'
import { BROKERS_VARIABLE, externalCluster, REGISTRY_VARIABLE } from './external.ts'
import { cachedJars, resolveJars } from './jars.ts'
import { findJava, type Java } from './java.ts'
import { startLocalCluster } from './local-cluster.ts'
import { hasMaven } from './maven.ts'
import { JAVA_MIN_MAJOR } from './versions.ts'

const WAY_VARIABLE = 'BATON_CLUSTER'

/**
 * The cluster named in the environment; else broker and registry as Java processes; else in Docker.
 * Ready when it resolves. Rejects with a BatonError: CLUSTER_OWNED when another process runs a
 * cluster on the same data, PORT_TAKEN, CONFIG_INVALID, or NO_CLUSTER when none of the three ways
 * can be gone or the one taken failed.
 */
export const startCluster = async (given: ClusterOptions): Promise<RunningCluster> => {
  const options = { ...given, dataDir: resolve(given.dataDir) }
  const external = await externalCluster(options.env)
  if (external) return external

  const java = wantsDocker(options.env) ? { missing: 'not wanted' } : await usableJava(options)
  if ('java' in java) return await startWithJava(options, java.java)
  // loaded only here: it is large, and most starts do without
  const { dockerAnswers, startDockerCluster } = await import('./docker-cluster.ts')
  if (await dockerAnswers()) return await startDockerCluster(options)
  throw new BatonError('NO_CLUSTER', noCluster(java.missing))
}

/** Says Docker even where Java could do it. */
const wantsDocker = (env: ClusterOptions['env']): boolean => {
  const wanted = env[WAY_VARIABLE]?.trim() || 'embedded'
  if (wanted !== 'embedded' && wanted !== 'docker') {
    throw new BatonError(
      'CONFIG_INVALID',
      `${WAY_VARIABLE}: "${wanted}" is neither embedded nor docker`,
    )
  }
  return wanted === 'docker'
}

const startWithJava = async (options: ClusterOptions, java: Java): Promise<RunningCluster> => {
  const jars = await resolveJars(options.env, options.onProgress)
  const archives = await classArchives(java, jars, options.onProgress)
  return await startLocalCluster(options, { java, jars, archives })
}

/** Maven matters only until its work is done. */
const usableJava = async ({
  env,
}: ClusterOptions): Promise<{ java: Java } | { missing: string }> => {
  const java = await findJava(env)
  if ('missing' in java) return java
  if (cachedJars(env) || (await hasMaven(env))) return { java }
  return { missing: 'no mvn on the path' }
}

const noCluster = (javaMissing: string): string =>
  [
    'no Kafka broker to run on. One of these is needed:',
    `  1. a broker and a schema registry of yours: ${BROKERS_VARIABLE}=host:port and ${REGISTRY_VARIABLE}=http://…`,
    `  2. Java ${JAVA_MIN_MAJOR} or later and Maven (here: ${javaMissing})`,
    '  3. Docker, running and allowed for this user',
  ].join('\n')
