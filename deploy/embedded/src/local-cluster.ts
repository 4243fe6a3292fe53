import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BatonError } from '@baton/domain'
import { brokerProperties } from './broker-properties.ts'
import type { ClusterOptions, RunningCluster } from './cluster.ts'
import { formatStorage } from './format.ts'
import { brokerArgs, type DataLayout, type LocalRuntime, layoutOf, registryArgs } from './jvms.ts'
import { brokerAnswers } from './kafka-probe.ts'
import { acquire } from './owner-lock.ts'
import { choosePort, isFreeOnLoopback, type PortChoice } from './ports.ts'
import { REGISTRY_PATH, registryAnswers, untilReady } from './readiness.ts'
import { endLeftovers, type Supervised, supervise } from './supervision.ts'
import type { ProcessSpec } from './supervisor-protocol.ts'

const HOST = '127.0.0.1'
const NODE_ID = 1
const READY_TIMEOUT_MS = 90_000
const BROKER_STOP_TIMEOUT_MS = 10_000
const REGISTRY_STOP_TIMEOUT_MS = 5_000
const LOG_TAIL_LINES = 12

interface Ports {
  readonly broker: PortChoice
  readonly registry: PortChoice
  readonly controller: PortChoice
}

/** Starts the broker and the registry as processes of this machine, on data that nobody else has open. */
export const startLocalCluster = async (
  options: ClusterOptions,
  runtime: LocalRuntime,
): Promise<RunningCluster> => {
  const layout = layoutOf(options.dataDir)
  for (const dir of [layout.dataDir, layout.logDir, layout.tempDir])
    mkdirSync(dir, { recursive: true })
  const acquired = acquire(layout.lockDir)
  if (acquired.kind === 'held') {
    throw new BatonError(
      'CLUSTER_OWNED',
      `the cluster in ${options.dataDir} is already running, started by process ${acquired.by.pid}`,
    )
  }
  try {
    await endLeftovers(layout.roster, options.onProgress)
    const ports = await choosePorts(options, layout)
    writeBrokerProperties(options, layout, ports)
    await formatStorage(layout, runtime)
    const supervised = await startProcesses(options, layout, runtime, ports)
    return running(
      ports,
      runtime,
      once(async () => {
        await supervised.stop()
        acquired.lock.release()
      }),
    )
  } catch (error) {
    acquired.lock.release()
    throw error
  }
}

const running = (
  ports: Ports,
  runtime: LocalRuntime,
  stop: () => Promise<void>,
): RunningCluster => ({
  brokers: [`${HOST}:${ports.broker.chosen}`],
  registryUrl: registryUrlOf(ports),
  kind: 'embedded',
  classpath: runtime.jars.brokerClasspath,
  stop,
})

const registryUrlOf = (ports: Ports): string =>
  `http://${HOST}:${ports.registry.chosen}${REGISTRY_PATH}`

const once = (action: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined
  return () => {
    done ??= action()
    return done
  }
}

const choosePorts = async (options: ClusterOptions, layout: DataLayout): Promise<Ports> => {
  const last = readPorts(layout.ports)
  const taken = new Set<number>()
  const choose = async (name: keyof Ports, asked: number | undefined): Promise<PortChoice> => {
    const choice = await choosePort(asked, last?.[name], taken, isFreeOnLoopback)
    taken.add(choice.chosen)
    if (asked !== undefined && choice.chosen !== asked) {
      options.onProgress(`port ${asked} is taken: the ${name} uses ${choice.chosen}`)
    }
    return choice
  }
  const broker = await choose('broker', options.brokerPort)
  const registry = await choose('registry', options.registryPort)
  const ports: Ports = { broker, registry, controller: await choose('controller', undefined) }
  writeFileSync(`${layout.ports}.new`, JSON.stringify(ports))
  renameSync(`${layout.ports}.new`, layout.ports)
  return ports
}

const readPorts = (path: string): Ports | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Ports
  } catch {
    return undefined
  }
}

const writeBrokerProperties = (options: ClusterOptions, layout: DataLayout, ports: Ports) => {
  const properties = brokerProperties({
    nodeId: NODE_ID,
    brokerPort: ports.broker.chosen,
    voters: [{ nodeId: NODE_ID, controllerPort: ports.controller.chosen }],
    logDir: layout.brokerData,
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
  const spec = (name: string, args: string[], stopTimeoutMs: number): ProcessSpec => ({
    name,
    command: java.command,
    args,
    cwd: layout.dataDir,
    output: join(layout.logDir, `${name}.out`),
    stopTimeoutMs: runtime.stopTimeoutMs ?? stopTimeoutMs,
  })
  const processes = [
    spec('broker', brokerArgs(jars, layout, archives.broker), BROKER_STOP_TIMEOUT_MS),
    spec(
      'registry',
      registryArgs(jars, layout, archives.registry, ports.registry.chosen),
      REGISTRY_STOP_TIMEOUT_MS,
    ),
  ]
  const supervised = await supervise(
    { processes, rosterPath: layout.roster },
    join(layout.logDir, 'supervisor.out'),
    options.onProgress,
  )
  try {
    await bothReady(supervised, ports)
    return supervised
  } catch (error) {
    await supervised.stop()
    throw withLogs(error, processes)
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

/** The end of what the processes said is most of a diagnosis. */
const withLogs = (error: unknown, processes: readonly ProcessSpec[]): BatonError => {
  const tails = processes.map(({ output }) => {
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES)
    return `${output}:\n  ${lines.join('\n  ')}`
  })
  const reason = error instanceof Error ? error.message : String(error)
  return new BatonError('NO_CLUSTER', [reason, ...tails].join('\n'), error)
}
