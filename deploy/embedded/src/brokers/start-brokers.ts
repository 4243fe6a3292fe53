import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BatonError } from '@baton/domain'
import { classArchives } from '../archives.ts'
import { brokerProperties } from '../broker-properties.ts'
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
  registryArgs,
} from '../jvms.ts'
import { choosePort, isFreeOnLoopback } from '../ports.ts'
import { REGISTRY_PATH, registryAnswers, untilReady } from '../readiness.ts'
import { withLogs } from '../start-failure.ts'
import { type Supervised, supervise } from '../supervision.ts'
import type { ProcessSpec } from '../supervisor-protocol.ts'
import { Brokers, nameOf } from './brokers.ts'

export interface BrokersOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** One line for a person, without line end. */
  readonly onProgress?: (line: string) => void
  /** A schema registry beside the brokers; tests that have one already do without. */
  readonly registry?: boolean
  readonly heap?: Heap
}

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
  // Kafka takes 128 MB for it, at once, in each broker.
  'log.cleaner.dedupe.buffer.size': 8 << 20,
} as const

/**
 * Starts a cluster of brokers for tests, each also a controller, on data of its own that go with it: replication 3, two in-sync
 * replicas to write (or as many as there are brokers). Ready when it resolves. No process outlives this one. Needs Java and Maven:
 * rejects with NO_CLUSTER where they are missing.
 */
export const startBrokers = async (count: number, options: BrokersOptions): Promise<Brokers> => {
  const runtime = await localRuntime(options)
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-brokers-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    return await start(count, dataDir, options, runtime, remove)
  } catch (error) {
    remove()
    throw error
  }
}

const localRuntime = async ({ env, onProgress = quiet }: BrokersOptions): Promise<LocalRuntime> => {
  const java = await findJava(env)
  if ('missing' in java)
    throw new BatonError('NO_CLUSTER', `several brokers need Java and Maven: ${java.missing}`)
  const jars = await resolveJars(env, onProgress)
  return { java, jars, archives: await classArchives(java, jars, onProgress) }
}

const quiet = () => {}

const start = async (
  count: number,
  dataDir: string,
  options: BrokersOptions,
  runtime: LocalRuntime,
  remove: () => void,
): Promise<Brokers> => {
  const ports = await freePorts(2 * count + 1)
  const layouts = Array.from({ length: count }, (_, i) => layoutOf(join(dataDir, nameOf(i + 1))))
  writeSettings(layouts, ports)
  await format(layouts, runtime)

  const registryPort = ports[2 * count] ?? 0
  const processes = [
    ...layouts.map((layout, i) => brokerSpec(i + 1, layout, options, runtime)),
    ...(options.registry ? [registrySpec(layoutOf(dataDir), registryPort, runtime)] : []),
  ]
  const roster = join(dataDir, 'processes.json')
  const log = join(dataDir, 'supervisor.out')
  const supervised = await supervise(
    { processes, rosterPath: roster },
    log,
    options.onProgress ?? quiet,
  )
  const registryUrl = options.registry
    ? `http://${HOST}:${registryPort}${REGISTRY_PATH}`
    : undefined
  const { brokerClasspath } = runtime.jars
  const brokers = new Brokers(
    supervised,
    ports.slice(0, count),
    brokerClasspath,
    registryUrl,
    remove,
  )
  try {
    await Promise.all([brokers.untilRegistered(), registryReady(registryUrl, supervised)])
    return brokers
  } catch (error) {
    await supervised.stop()
    throw withLogs(error, processes)
  }
}

const freePorts = async (count: number): Promise<number[]> => {
  const taken = new Set<number>()
  while (taken.size < count)
    taken.add((await choosePort(undefined, undefined, taken, isFreeOnLoopback)).chosen)
  return [...taken]
}

/** The first ports are the brokers', the next the controllers'. */
const writeSettings = (layouts: readonly DataLayout[], ports: readonly number[]): void => {
  const count = layouts.length
  const voters = layouts.map((_, i) => ({
    nodeId: i + 1,
    controllerPort: ports[count + i] ?? 0,
  }))
  for (const [i, layout] of layouts.entries()) {
    for (const dir of [layout.logDir, layout.tempDir]) mkdirSync(dir, { recursive: true })
    const properties = brokerProperties({
      nodeId: i + 1,
      brokerPort: ports[i] ?? 0,
      voters,
      logDir: layout.brokerData,
      replicationFactor: Math.min(REPLICATION, count),
      partitionsDefault: 1,
      fast: true,
      more: SETTINGS,
    })
    writeFileSync(layout.brokerProperties, properties)
  }
}

/** One run of the tool formats all: a JVM costs more than a copy. */
const format = async (layouts: readonly DataLayout[], runtime: LocalRuntime): Promise<void> => {
  const [first, ...others] = layouts
  if (!first) throw new BatonError('BUG', 'a cluster of no brokers')
  await formatStorage(first, runtime)
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
