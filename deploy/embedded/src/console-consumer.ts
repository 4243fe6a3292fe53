import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type ConsoleRecord, parseLine } from './console-output.ts'
import { dyingWithParent } from './death-signal.ts'
import { ONE_COLLECTOR, toolLogging } from './jvms.ts'

export interface ConsoleConsumerOptions {
  /** `RunningCluster.classpath`. */
  readonly classpath: string
  readonly brokers: readonly string[]
  readonly topic: string
  /** All of the topic's when absent. */
  readonly partitions?: readonly number[]
  readonly isolation: 'read_committed' | 'read_uncommitted'
  /**
   * Ends after so many records of each reading: all partitions together, or each partition named.
   */
  readonly maxMessages?: number
  /** Ends when no further record has come for so long; what has come by then is the result. */
  readonly timeoutMs: number
  /** How long the first record may take; an empty topic takes as long. Default 15,000. */
  readonly firstRecordTimeoutMs?: number
  readonly java?: string
}

/**
 * A JVM that starts and joins its group on a busy machine; without it a slow start would read as
 * "no records".
 */
const FIRST_RECORD_TIMEOUT_MS = 15_000
const RUN_TIMEOUT_MS = 120_000
const ERRORS_KEPT_CHARACTERS = 4_000
/** What it only warns of, and then reports as no records. */
const NOT_THERE = /could not be established|UNKNOWN_TOPIC_OR_PARTITION/
const BYTES = 'org.apache.kafka.common.serialization.BytesDeserializer'

/**
 * Reads a topic from its beginning with Kafka's own Java console consumer: the judge of what a
 * consumer sees that we did not write. In order within each partition.
 */
export const javaConsoleConsumer = async (
  options: ConsoleConsumerOptions,
): Promise<ConsoleRecord[]> => {
  const readings = options.partitions?.map(partition => read(options, partition)) ?? [read(options)]
  return (await Promise.all(readings)).flat()
}

const read = async (
  options: ConsoleConsumerOptions,
  partition?: number,
): Promise<ConsoleRecord[]> => {
  const nullLiteral = `null-${randomBytes(16).toString('hex')}`
  const args = consumerArgs(options, nullLiteral, partition)
  const [command, commandArgs] = dyingWithParent(options.java ?? 'java', args)
  const child = spawn(command, commandArgs, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: RUN_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  })
  const { lines, errors } = await outputOf(child, options.timeoutMs)
  if (lines.length === 0 && NOT_THERE.test(errors)) {
    throw new Error(`the console consumer could not read ${options.topic}: ${errors}`)
  }
  return lines.map(line => {
    try {
      return parseLine(line, nullLiteral)
    } catch (error) {
      throw new Error(`the console consumer of ${options.topic}: ${errors}`, { cause: error })
    }
  })
}

const consumerArgs = (
  options: ConsoleConsumerOptions,
  nullLiteral: string,
  partition: number | undefined,
): string[] => {
  const formatter = {
    'print.timestamp': true,
    'print.partition': true,
    'print.offset': true,
    'print.key': true,
    'print.value': true,
    'null.literal': nullLiteral,
    'key.deserializer': BYTES,
    'value.deserializer': BYTES,
  }
  const from =
    partition === undefined
      ? ['--from-beginning']
      : ['--partition', String(partition), '--offset', 'earliest']
  return [
    '-Xmx256m',
    ...ONE_COLLECTOR,
    '-XX:TieredStopAtLevel=1',
    ...toolLogging,
    '-cp',
    options.classpath,
    'org.apache.kafka.tools.consumer.ConsoleConsumer',
    '--bootstrap-server',
    options.brokers.join(','),
    '--topic',
    options.topic,
    ...from,
    '--isolation-level',
    options.isolation,
    '--timeout-ms',
    String(Math.max(options.timeoutMs, options.firstRecordTimeoutMs ?? FIRST_RECORD_TIMEOUT_MS)),
    ...(options.maxMessages === undefined ? [] : ['--max-messages', String(options.maxMessages)]),
    ...Object.entries(formatter).flatMap(([name, value]) => [
      '--formatter-property',
      `${name}=${value}`,
    ]),
  ]
}

const outputOf = async (
  child: ChildProcessByStdio<null, Readable, Readable>,
  idleMs: number,
): Promise<{ lines: string[]; errors: string }> => {
  const lines: string[] = []
  let rest = ''
  let errors = ''
  let idle: NodeJS.Timeout | undefined
  child.stdout.setEncoding('latin1').on('data', (piece: string) => {
    const parts = (rest + piece).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) lines.push(part)
    // Its own time-out is for the first record. SIGTERM is an orderly end: it finishes the record
    // and counts them.
    idle ??= setTimeout(() => child.kill('SIGTERM'), idleMs)
    idle.refresh()
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    errors = (errors + piece).slice(-ERRORS_KEPT_CHARACTERS)
  })
  const how = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(signal ?? code))
  }).finally(() => clearTimeout(idle))
  // It says how many it processed at every orderly end; its exit codes do not tell.
  if (!errors.includes(`Processed a total of ${lines.length} messages`) || rest !== '') {
    throw new Error(`the console consumer ended (${how}) after ${lines.length} records: ${errors}`)
  }
  return { lines, errors }
}
