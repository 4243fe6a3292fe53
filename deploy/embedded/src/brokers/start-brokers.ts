import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BatonError } from '@baton/domain'
import { classArchives } from '../archives.ts'
import { brokerSettings, propertiesOf } from '../broker-properties.ts'
import { HOST } from '../cluster-ports.ts'
import { copyFormatted, formatStorage } from '../format.ts'
import { resolveJars } from '../jars.ts'
import { findJava } from '../java.ts'
import {
  brokerArgs,
  type DataLayout,
  type Heap,
  type LocalRuntime,
  layoutOf,
  named,
  registryArgs,
} from '../jvms.ts'
import { choosePort, isFreeOnLoopback } from '../ports.ts'
import { REGISTRY_PATH, registryAnswers, untilReady } from '../readiness.ts'
import { failureWithLogs } from '../start-failure.ts'
import { type Supervised, supervise } from '../supervision.ts'
import type { ProcessSpec } from '../supervisor-protocol.ts'
import { Brokers, nameOf } from './brokers.ts'
import { type Security, scramOptions, withSecureListeners } from './secure-listeners.ts'

export interface BrokersOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** One line for a person, without line end. */
  readonly onProgress?: (line: string) => void
  /** A schema registry beside the brokers; tests that have one already do without. */
  readonly registry?: boolean
  readonly heap?: Heap
  /** Listeners with TLS beside the plain one. */
  readonly security?: Security
}

/** A port that was free when it was chosen may be another's by the time a JVM binds it. */
const STARTS_MAX = 3
const REPLICATION = 3
/** Enough that each of three brokers coordinates something. */
const INTERNAL_PARTITIONS = 3
const HEAP: Heap = { first: 64, most: 320 }
const READY_TIMEOUT_MS = 90_000
/** Thrown away after its use: no data need to be saved in good order. */
const STOP_TIMEOUT_MS = 0

const SETTINGS = {
  'offsets.topic.num.partitions': INTERNAL_PARTITIONS,
  'transaction.state.log.num.partitions': INTERNAL_PARTITIONS,
  'unclean.leader.election.enable': false,
  // A test that moves a leader means it.
  'auto.leader.rebalance.enable': false,
  // What was not flushed is read again after a kill: at most one such segment of each partition.
  'log.segment.bytes': 16 << 20,
  // Kafka takes 128 MB for it, at once, in each broker.
  'log.cleaner.dedupe.buffer.size': 8 << 20,
} as const

/**
 * Starts a cluster of brokers for tests, each also a controller, on data of its own that go with
 * it: replication 3, two in-sync replicas to write (or as many as there are brokers). Ready when it
 * resolves. No process outlives this one. Needs Java and Maven: rejects with NO_CLUSTER where they
 * are missing.
 */
export const startBrokers = async (count: number, options: BrokersOptions): Promise<Brokers> => {
  const runtime = await localRuntime(options)
  for (let starts = 1; ; starts++) {
    const ports = await freePorts(count)
    const dataDir = mkdtempSync(join(tmpdir(), 'baton-brokers-'))
    const remove = () => rmSync(dataDir, { recursive: true, force: true })
    try {
      return await start(ports, dataDir, options, runtime, remove)
    } catch (error) {
      remove()
      // Its processes have ended: a port that is taken now is another's.
      if (starts === STARTS_MAX || (await areFree(ports))) throw error
      options.onProgress?.('a port was taken meanwhile: starting anew on others')
    }
  }
}

const localRuntime = async ({ env, onProgress = quiet }: BrokersOptions): Promise<LocalRuntime> => {
  const java = await findJava(env)
  if ('missing' in java)
    throw new BatonError(
      'NO_CLUSTER',
      `brokers that can be killed need Java and Maven: ${java.missing}`,
    )
  const jars = await resolveJars(env, onProgress)
  return { java, jars, archives: await classArchives(java, jars, onProgress) }
}

const quiet = () => {}

const start = async (
  ports: Ports,
  dataDir: string,
  options: BrokersOptions,
  runtime: LocalRuntime,
  remove: () => void,
): Promise<Brokers> => {
  const layouts = ports.broker.map((_, i) => layoutOf(join(dataDir, nameOf(i + 1))))
  writeSettings(layouts, ports, options.security)
  await format(layouts, runtime, options.security)

  const processes = [
    ...layouts.map((layout, i) => brokerSpec(i + 1, layout, options, runtime)),
    ...(options.registry ? [registrySpec(layoutOf(dataDir), ports.registry, runtime)] : []),
  ]
  const rosterPath = join(dataDir, 'processes.json')
  const log = join(dataDir, 'supervisor.out')
  const withLogs = failureWithLogs(processes)
  const supervised = await supervise({ processes, rosterPath }, log, options.onProgress ?? quiet)
  const registryUrl = options.registry
    ? `http://${HOST}:${ports.registry}${REGISTRY_PATH}`
    : undefined
  const { security } = options
  const place = {
    ports: ports.broker,
    scramPorts: security ? ports.scram : [],
    mutualPorts: security ? ports.mutual : [],
    registryUrl,
    classpath: runtime.jars.brokerClasspath,
  }
  const brokers = new Brokers(supervised, place, remove)
  try {
    await Promise.all([brokers.untilRegistered(), registryReady(registryUrl, supervised)])
    return brokers
  } catch (error) {
    await supervised.stop()
    throw withLogs(error)
  }
}

/** By node, but for the registry's. */
interface Ports {
  readonly broker: readonly number[]
  readonly controller: readonly number[]
  readonly scram: readonly number[]
  readonly mutual: readonly number[]
  readonly registry: number
}

const freePorts = async (count: number): Promise<Ports> => {
  const taken = new Set<number>()
  const one = async () => {
    const { chosen } = await choosePort(undefined, undefined, taken, isFreeOnLoopback)
    taken.add(chosen)
    return chosen
  }
  const some = async () => {
    const chosen: number[] = []
    while (chosen.length < count) chosen.push(await one())
    return chosen
  }
  return {
    broker: await some(),
    controller: await some(),
    scram: await some(),
    mutual: await some(),
    registry: await one(),
  }
}

const areFree = async (ports: Ports): Promise<boolean> => {
  const free = Object.values<number | readonly number[]>({ ...ports })
    .flat()
    .map(isFreeOnLoopback)
  return (await Promise.all(free)).every(Boolean)
}

const writeSettings = (
  layouts: readonly DataLayout[],
  ports: Ports,
  security: Security | undefined,
): void => {
  const voters = ports.controller.map((controllerPort, i) => ({ nodeId: i + 1, controllerPort }))
  for (const [i, layout] of layouts.entries()) {
    for (const dir of [layout.logDir, layout.tempDir]) mkdirSync(dir, { recursive: true })
    const plain = brokerSettings({
      nodeId: i + 1,
      brokerPort: ports.broker[i] ?? 0,
      voters,
      logDir: named(layout, layout.brokerData),
      replicationFactor: Math.min(REPLICATION, layouts.length),
      partitionsDefault: 1,
      fast: true,
    })
    const secure = { scram: ports.scram[i] ?? 0, mutual: ports.mutual[i] ?? 0 }
    const settings = security ? withSecureListeners(plain, security, secure) : plain
    writeFileSync(layout.brokerProperties, propertiesOf({ ...settings, ...SETTINGS }))
  }
}

/** One run of the tool formats all: a JVM costs more than a copy. */
const format = async (
  layouts: readonly DataLayout[],
  runtime: LocalRuntime,
  security: Security | undefined,
): Promise<void> => {
  const [first, ...others] = layouts
  if (!first) throw new BatonError('BUG', 'a cluster of no brokers')
  await formatStorage(first, runtime, scramOptions(security?.users ?? []))
  for (const [i, layout] of others.entries()) copyFormatted(first, layout, i + 2)
}

const brokerSpec = (
  node: number,
  layout: DataLayout,
  { heap = HEAP }: BrokersOptions,
  { java, jars, archives }: LocalRuntime,
): ProcessSpec => ({
  name: nameOf(node),
  command: java.command,
  args: brokerArgs(jars, layout, archives.broker, heap),
  cwd: layout.dataDir,
  output: join(layout.logDir, 'broker.out'),
  log: layout.brokerLog,
  stopTimeoutMs: STOP_TIMEOUT_MS,
})

const registrySpec = (
  layout: DataLayout,
  port: number,
  { java, jars, archives }: LocalRuntime,
): ProcessSpec => {
  for (const dir of [layout.logDir, layout.tempDir]) mkdirSync(dir, { recursive: true })
  return {
    name: 'registry',
    command: java.command,
    args: registryArgs(jars, layout, archives.registry, port),
    cwd: layout.dataDir,
    output: join(layout.logDir, 'registry.out'),
    stopTimeoutMs: STOP_TIMEOUT_MS,
  }
}

const registryReady = async (url: string | undefined, supervised: Supervised): Promise<void> => {
  if (url === undefined) return
  const answers = () => registryAnswers(url)
  await untilReady('the registry', answers, supervised.failure, READY_TIMEOUT_MS)
}
