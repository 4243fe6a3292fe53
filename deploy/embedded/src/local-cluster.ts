import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokerProperties } from './broker-properties.ts'
import type { ClusterOptions, RunningCluster } from './cluster.ts'
import { brokersOf, choosePorts, HOST, type Ports, registryUrlOf } from './cluster-ports.ts'
import { owning } from './data-owner.ts'
import { formatStorage } from './format.ts'
import {
  brokerArgs,
  type DataLayout,
  inUtf8,
  type LocalRuntime,
  layoutOf,
  named,
  registryArgs,
} from './jvms.ts'
import { brokerAnswers } from './kafka-probe.ts'
import { makeDirectory } from './make-directory.ts'
import { registryAnswers, untilReady } from './readiness.ts'
import { failureWithLogs, fullDisk } from './start-failure.ts'
import { endLeftovers, type Supervised, supervise } from './supervision.ts'
import type { ProcessSpec } from './supervisor-protocol.ts'

const NODE_ID = 1
const READY_TIMEOUT_MS = 90_000
const BROKER_STOP_TIMEOUT_MS = 10_000
const REGISTRY_STOP_TIMEOUT_MS = 5_000

/**
 * Starts the broker and the registry as processes of this machine, on data that nobody else has
 * open.
 */
export const startLocalCluster = async (
  options: ClusterOptions,
  runtime: LocalRuntime,
): Promise<RunningCluster> => {
  const layout = layoutOf(options.dataDir)
  for (const dir of [layout.logDir, layout.tempDir]) makeDirectory(dir)
  return await owning(layout, async () => {
    await endLeftovers(layout.roster, options.onProgress)
    const ports = await choosePorts(options, layout.ports)
    writeBrokerProperties(options, layout, ports)
    await formatStorage(layout, runtime)
    const { ended, stop } = await startProcesses(options, layout, runtime, ports)
    return {
      brokers: brokersOf(ports),
      registryUrl: registryUrlOf(ports),
      kind: 'embedded',
      classpath: runtime.jars.brokerClasspath,
      ended,
      stop,
    }
  })
}

const writeBrokerProperties = (options: ClusterOptions, layout: DataLayout, ports: Ports) => {
  const properties = brokerProperties({
    nodeId: NODE_ID,
    brokerPort: ports.broker.chosen,
    voters: [{ nodeId: NODE_ID, controllerPort: ports.controller.chosen }],
    logDir: named(layout, layout.brokerData),
    replicationFactor: 1,
    partitionsDefault: options.partitionsDefault ?? 1,
    fast: options.fast ?? false,
  })
  writeFileSync(layout.brokerProperties, properties)
}

const startProcesses = async (
  options: ClusterOptions,
  layout: DataLayout,
  runtime: LocalRuntime,
  ports: Ports,
): Promise<Supervised> => {
  const { java, jars, archives } = runtime
  const spec = (name: string, javaArgs: string[], stopTimeoutMs: number): ProcessSpec => {
    const [command, args] = inUtf8(java, javaArgs)
    return {
      name,
      command,
      args,
      cwd: layout.dataDir,
      output: join(layout.logDir, `${name}.out`),
      stopTimeoutMs: runtime.stopTimeoutMs ?? stopTimeoutMs,
    }
  }
  const broker = brokerArgs(jars, layout, archives.broker)
  const processes = [
    { ...spec('broker', broker, BROKER_STOP_TIMEOUT_MS), log: layout.brokerLog },
    spec(
      'registry',
      registryArgs(jars, layout, archives.registry, ports.registry.chosen),
      REGISTRY_STOP_TIMEOUT_MS,
    ),
  ]
  const withLogs = failureWithLogs(processes)
  const supervised = await supervise(
    { processes, rosterPath: layout.roster },
    join(layout.logDir, 'supervisor.out'),
    options.onProgress,
    fullDisk(options.dataDir, processes),
  )
  try {
    await bothReady(supervised, ports)
    return supervised
  } catch (error) {
    await supervised.stop()
    throw withLogs(error)
  }
}

const bothReady = async (supervised: Supervised, ports: Ports): Promise<void> => {
  const broker = () => brokerAnswers(HOST, ports.broker.chosen)
  const registry = () => registryAnswers(registryUrlOf(ports))
  await Promise.all([
    untilReady('the broker', broker, supervised.failure, READY_TIMEOUT_MS),
    untilReady('the registry', registry, supervised.failure, READY_TIMEOUT_MS),
  ])
}
