import { join, relative } from 'node:path'
import type { Jars } from './jars.ts'
import type { Java } from './java.ts'

const CONFIG = join(import.meta.dirname, '..', 'broker')

/** Where the files of one cluster lie under its data directory. */
export interface DataLayout {
  readonly dataDir: string
  readonly lockDir: string
  readonly roster: string
  readonly ports: string
  readonly brokerData: string
  readonly brokerProperties: string
  readonly registryDb: string
  readonly logDir: string
  /** As broker/log4j2.properties names it. */
  readonly brokerLog: string
  readonly tempDir: string
}

export const layoutOf = (dataDir: string): DataLayout => ({
  dataDir,
  lockDir: join(dataDir, 'owner'),
  roster: join(dataDir, 'processes.json'),
  ports: join(dataDir, 'ports.json'),
  brokerData: join(dataDir, 'kafka'),
  brokerProperties: join(dataDir, 'server.properties'),
  registryDb: join(dataDir, 'registry', 'registry'),
  logDir: join(dataDir, 'logs'),
  brokerLog: join(dataDir, 'logs', 'broker.log'),
  tempDir: join(dataDir, 'tmp'),
})

/**
 * How the JVMs name one of its files: they run in the data directory, whose own name may hold what
 * their settings cannot (a letter outside of ASCII, a comma, a semicolon).
 */
export const named = ({ dataDir }: DataLayout, path: string): string => relative(dataDir, path)

/**
 * Runs Java in UTF-8, whatever the locale: in that of ASCII it does not start where a directory's
 * name is not.
 */
export const inUtf8 = ({ command }: Java, args: readonly string[]): [string, string[]] => [
  'env',
  ['LC_ALL=C.UTF-8', command, ...args],
]

/** A class archive halves the start of a JVM; `create` writes it when the JVM ends. */
export type Archive = { readonly use: string } | { readonly create: string } | 'none'

/** What a local run needs beside its options. */
export interface LocalRuntime {
  readonly java: Java
  readonly jars: Jars
  readonly archives: { readonly broker: Archive; readonly registry: Archive }
  /** Writing a class archive takes seconds at the end. */
  readonly stopTimeoutMs?: number
}

const archiveFlags = (archive: Archive): string[] => {
  if (archive === 'none') return []
  if ('create' in archive) return [`-XX:ArchiveClassesAtExit=${archive.create}`]
  // auto: an archive of another Java build is ignored, not an error
  return [`-XX:SharedArchiveFile=${archive.use}`, '-Xshare:auto']
}

/** For what is small or lives for a moment. */
export const ONE_COLLECTOR = ['-XX:+UseSerialGC']
/**
 * At 1,000 messages a second the broker collects once a second. Two threads stop it for 6 to 8 ms,
 * one for 20 ms, at the same processor time: as often as one message in a hundred meets it, that is
 * the P99 of a message.
 */
const TWO_COLLECTORS = ['-XX:+UseParallelGC', '-XX:ParallelGCThreads=2']

const common = (layout: DataLayout): string[] => [
  '-XX:-UsePerfData',
  '-XX:+ExitOnOutOfMemoryError',
  `-Djava.io.tmpdir=${named(layout, layout.tempDir)}`,
]

/** Of a broker, MiB. */
export interface Heap {
  readonly first: number
  readonly most: number
}

const HEAP: Heap = { first: 256, most: 512 }

/** The broker keeps the optimising compiler: benchmarks run on it. */
export const brokerArgs = (
  jars: Jars,
  layout: DataLayout,
  archive: Archive,
  heap: Heap = HEAP,
): string[] => [
  `-Xms${heap.first}m`,
  `-Xmx${heap.most}m`,
  ...TWO_COLLECTORS,
  ...common(layout),
  ...archiveFlags(archive),
  `-Dbaton.logDir=${named(layout, layout.logDir)}`,
  `-Dlog4j2.configurationFile=${join(CONFIG, 'log4j2.properties')}`,
  '-cp',
  jars.brokerClasspath,
  'kafka.Kafka',
  named(layout, layout.brokerProperties),
]

/** Lives for a moment, so it stays with the quick compiler. */
export const formatArgs = (
  jars: Jars,
  layout: DataLayout,
  archive: Archive,
  clusterId: string,
  properties: string,
): string[] => [
  '-Xmx128m',
  '-XX:TieredStopAtLevel=1',
  ...ONE_COLLECTOR,
  ...common(layout),
  ...archiveFlags(archive),
  ...toolLogging,
  '-cp',
  jars.brokerClasspath,
  'kafka.tools.StorageTool',
  'format',
  '--cluster-id',
  clusterId,
  '--config',
  named(layout, properties),
]

export const toolLogging = [`-Dlog4j2.configurationFile=${join(CONFIG, 'log4j2-tools.properties')}`]

/** The registry answers a few requests at a start; it stays with the quick compiler. */
export const registryArgs = (
  jars: Jars,
  layout: DataLayout,
  archive: Archive,
  port: number,
): string[] => [
  '-Xmx256m',
  '-XX:TieredStopAtLevel=1',
  ...ONE_COLLECTOR,
  ...common(layout),
  ...archiveFlags(archive),
  '-Dquarkus.http.host=127.0.0.1',
  `-Dquarkus.http.port=${port}`,
  '-Dquarkus.log.level=WARN',
  // WRITE_DELAY=0: a schema whose registration was answered is in the file, also when the JVM is
  // killed right after
  `-Dquarkus.datasource.jdbc.url=jdbc:h2:file:./${named(layout, layout.registryDb)};WRITE_DELAY=0`,
  '-jar',
  jars.registryJar,
]
