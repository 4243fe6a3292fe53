import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BatonError, isBatonError } from '@baton/domain'
import {
  GenericContainer,
  getContainerRuntimeClient,
  type StartedTestContainer,
} from 'testcontainers'
import { type BrokerSettings, brokerSettings } from './broker-properties.ts'
import type { ClusterOptions, RunningCluster } from './cluster.ts'
import { newClusterId } from './cluster-id.ts'
import { brokersOf, choosePorts, HOST, type Ports, registryUrlOf } from './cluster-ports.ts'
import { ReadyWhenItAnswers } from './container-ready.ts'
import { owning } from './data-owner.ts'
import { layoutOf } from './jvms.ts'
import { brokerAnswers } from './kafka-probe.ts'
import { registryAnswers } from './readiness.ts'
import { VERSIONS } from './versions.ts'

const BROKER_IMAGE = `apache/kafka:${VERSIONS.kafka}`
const REGISTRY_IMAGE = `apicurio/apicurio-registry-mem:${VERSIONS.apicurio}`
const BROKER_DATA = '/var/lib/kafka/data'
const REGISTRY_DATA = '/registry'
const NODE_ID = 1
/** Includes the pull of images that are not here yet. */
const START_TIMEOUT_MS = 10 * 60_000
const STOP_TIMEOUT_MS = 10_000

export const dockerAnswers = async (): Promise<boolean> => {
  try {
    await getContainerRuntimeClient()
    return true
  } catch {
    return false
  }
}

/**
 * Starts broker and registry as containers. Their data lie in volumes named after the data
 * directory, and testcontainers' reaper removes the containers when this process ends in any
 * manner.
 */
export const startDockerCluster = async (options: ClusterOptions): Promise<RunningCluster> => {
  const layout = layoutOf(options.dataDir)
  mkdirSync(layout.dataDir, { recursive: true })
  return await owning(layout, async () => {
    await removeLeftovers(options.dataDir)
    const ports = await choosePorts(options, layout.ports)
    options.onProgress(
      `starting ${BROKER_IMAGE} and ${REGISTRY_IMAGE} in Docker; images are pulled at the first start`,
    )
    const containers: StartedTestContainer[] = []
    const stop = async () => {
      await Promise.all(containers.map(container => container.stop({ timeout: STOP_TIMEOUT_MS })))
    }
    const starts = [broker(options, ports), registry(options, ports)].map(async container => {
      containers.push(await container.withStartupTimeout(START_TIMEOUT_MS).start())
    })
    const failed = (await Promise.allSettled(starts)).find(start => start.status === 'rejected')
    if (failed) {
      await stop()
      throw asClusterError(failed.reason)
    }
    return {
      brokers: brokersOf(ports),
      registryUrl: registryUrlOf(ports),
      kind: 'docker',
      ended: new Promise<never>(() => {}),
      stop,
    }
  })
}

/** Where the reaper was switched off, a killed process leaves its containers. */
const removeLeftovers = async (dataDir: string): Promise<void> => {
  const { dockerode } = (await getContainerRuntimeClient()).container
  const names = ['broker', 'registry'].map(of => dockerName(dataDir, of))
  const left = await dockerode.listContainers({ all: true, filters: { name: names } })
  await Promise.all(left.map(({ Id }) => dockerode.getContainer(Id).remove({ force: true })))
}

/** Testcontainers publishes ports on every interface; nothing of this cluster is for others. */
class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = Object.entries(this.hostConfig.PortBindings ?? {}) as [
      string,
      { HostPort?: string }[],
    ][]
    this.hostConfig.PortBindings = Object.fromEntries(
      bindings.map(([port, hosts]) => [port, hosts.map(host => ({ ...host, HostIp: HOST }))]),
    )
  }
}

/**
 * One port number inside and outside, so that the advertised address is right for the broker
 * itself, too.
 */
const broker = (options: ClusterOptions, ports: Ports): GenericContainer => {
  const port = ports.broker.chosen
  const settings = brokerSettings({
    nodeId: NODE_ID,
    brokerPort: port,
    voters: [{ nodeId: NODE_ID, controllerPort: ports.controller.chosen }],
    logDir: BROKER_DATA,
    replicationFactor: 1,
    partitionsDefault: options.partitionsDefault ?? 1,
    fast: options.fast ?? false,
  })
  const listeners = `PLAINTEXT://0.0.0.0:${port},CONTROLLER://${HOST}:${ports.controller.chosen}`
  return new LoopbackContainer(BROKER_IMAGE)
    .withName(dockerName(options.dataDir, 'broker'))
    .withExposedPorts({ container: port, host: port })
    .withEnvironment({
      ...asEnvironment({ ...settings, listeners }),
      CLUSTER_ID: clusterId(options.dataDir),
      KAFKA_HEAP_OPTS: '-Xms256m -Xmx512m',
    })
    .withWaitStrategy(new ReadyWhenItAnswers(() => brokerAnswers(HOST, port)))
    .withBindMounts([{ source: dockerName(options.dataDir, 'broker'), target: BROKER_DATA }])
}

const registry = (options: ClusterOptions, ports: Ports): GenericContainer => {
  const port = ports.registry.chosen
  return (
    new LoopbackContainer(REGISTRY_IMAGE)
      .withName(dockerName(options.dataDir, 'registry'))
      .withExposedPorts({ container: port, host: port })
      .withEnvironment({
        QUARKUS_HTTP_PORT: String(port),
        QUARKUS_DATASOURCE_JDBC_URL: `jdbc:h2:file:${REGISTRY_DATA}/registry;WRITE_DELAY=0`,
      })
      // a fresh volume belongs to root
      .withUser('root')
      .withWaitStrategy(new ReadyWhenItAnswers(() => registryAnswers(registryUrlOf(ports))))
      .withBindMounts([{ source: dockerName(options.dataDir, 'registry'), target: REGISTRY_DATA }])
  )
}

const asClusterError = (reason: unknown): BatonError =>
  isBatonError(reason)
    ? reason
    : new BatonError('NO_CLUSTER', `Docker could not run the cluster: ${reason}`, reason)

/** How the broker's image takes settings: KAFKA_ and the name in capitals, `.` as `_`. */
export const asEnvironment = (settings: BrokerSettings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`,
      String(value),
    ]),
  )

/** Of the container and of its volume. */
export const dockerName = (dataDir: string, of: string): string =>
  `baton-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-${of}`

/** Formatted with once, asked for at every start. */
const clusterId = (dataDir: string): string => {
  const path = join(dataDir, 'cluster-id')
  if (!existsSync(path)) writeFileSync(path, newClusterId())
  return readFileSync(path, 'utf8')
}
