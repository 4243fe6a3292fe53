import { BatonError } from '@baton/domain'
import type { ClusterOptions, RunningCluster } from './cluster.ts'
import { acceptsConnections, httpStatus } from './readiness.ts'

export const BROKERS_VARIABLE = 'BATON_BROKERS'
export const REGISTRY_VARIABLE = 'BATON_REGISTRY_URL'

/** The cluster named in the environment; undefined when none is named. It is not ours to stop. */
export const externalCluster = async (
  env: ClusterOptions['env'],
): Promise<RunningCluster | undefined> => {
  const brokers = (env[BROKERS_VARIABLE] ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
  const registryUrl = env[REGISTRY_VARIABLE]?.trim().replace(/\/+$/, '') ?? ''
  if (brokers.length === 0 && registryUrl === '') return undefined
  if (brokers.length === 0 || registryUrl === '') {
    const missing = brokers.length === 0 ? BROKERS_VARIABLE : REGISTRY_VARIABLE
    const given = brokers.length === 0 ? REGISTRY_VARIABLE : BROKERS_VARIABLE
    throw new BatonError('CONFIG_INVALID', `${given} is set, so ${missing} must be set too`)
  }
  refuseCredentials(registryUrl)
  await checkReachable(brokers, registryUrl)
  const ended = new Promise<never>(() => {})
  return { brokers, registryUrl, kind: 'external', ended, stop: async () => {} }
}

/** The URL is said on the terminal, and stands in the data directory. */
const refuseCredentials = (registryUrl: string): void => {
  const { username, password } = URL.parse(registryUrl) ?? { username: '', password: '' }
  if (username === '' && password === '') return
  throw new BatonError(
    'CONFIG_INVALID',
    `${REGISTRY_VARIABLE} names a user or a password: these go into BATON_REGISTRY_USERNAME and BATON_REGISTRY_PASSWORD`,
  )
}

/**
 * One broker is enough: the others are found through it. Security settings are the client's
 * business, not ours.
 */
const checkReachable = async (brokers: readonly string[], registryUrl: string): Promise<void> => {
  const answers = await Promise.all(
    brokers.map(broker => acceptsConnections(...hostAndPort(broker))),
  )
  if (!answers.includes(true)) {
    throw new BatonError(
      'NO_CLUSTER',
      `${BROKERS_VARIABLE}: nothing listens at ${brokers.join(', ')}`,
    )
  }
  if ((await httpStatus(`${registryUrl}/subjects`)) === undefined) {
    throw new BatonError('NO_CLUSTER', `${REGISTRY_VARIABLE}: nothing answers at ${registryUrl}`)
  }
}

/** `host:port`, with IPv6 hosts in brackets. */
export const hostAndPort = (broker: string): [host: string, port: number] => {
  const match = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(broker)
  const port = Number(match?.[3])
  if (!match || port < 1 || port > 65_535) {
    throw new BatonError('CONFIG_INVALID', `${BROKERS_VARIABLE}: "${broker}" is not host:port`)
  }
  return [match[1] ?? match[2] ?? '', port]
}
