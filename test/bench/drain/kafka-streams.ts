import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Measured } from '../harness/figures.ts'

/** The peer of test/bench/peer, built with Maven into the scratch directory. */
export interface KafkaStreams {
  /** Appends the workload to its own input topic. */
  preload(count: number): Promise<void>
  /**
   * A cold drain with `commit.interval.ms` at 100, its default; whole: two threads in one process.
   */
  drain(): Promise<Measured>
}

const PEER = join(import.meta.dirname, '../peer')

/** Found by its command line, as the peer's own script knows it from starting it. */
const brokerPid = (): string => {
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const file = `/proc/${pid}/cmdline`
    if (existsSync(file) && readFileSync(file, 'utf8').includes('\0kafka.Kafka\0')) return pid
  }
  throw new Error('no broker runs on this machine')
}

/** Its output is one JSON object a line. */
type Line = Readonly<Record<string, unknown>> & { readonly m: string }

/** Builds the peer and returns it on this broker. Throws when Maven fails. */
export const kafkaStreams = (bootstrap: string, dir: string): KafkaStreams => {
  const build = join(dir, 'peer-build')
  for (const sub of ['logs', 'tmp', 'state']) mkdirSync(join(dir, sub), { recursive: true })
  const arguments_ = ['-q', '-f', join(PEER, 'pom.xml'), `-Dpeer.build.dir=${build}`, 'package']
  execFileSync('mvn', arguments_, { stdio: ['ignore', 2, 2] })
  const pid = brokerPid()
  let drains = 0

  const run = async (what: string, options: Readonly<Record<string, string>>): Promise<Line[]> => {
    const given = {
      ...{ dir, bootstrap, brokerPid: pid },
      'java.io.tmpdir': join(dir, 'tmp'),
      'org.slf4j.simpleLogger.defaultLogLevel': 'warn',
      ...options,
    }
    const properties = Object.entries(given).map(([name, value]) => `-D${name}=${value}`)
    const classpath = `${build}/router.jar:${build}/lib/*`
    const java = spawn(
      'java',
      ['-Xmx512m', '-XX:+UseSerialGC', ...properties, '-cp', classpath, 'peer.Bench', what],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const lines: Line[] = []
    const reader = createInterface({ input: java.stdout })
    reader.on('line', line => line.startsWith('{') && lines.push(JSON.parse(line)))
    const code = await new Promise(resolve => java.once('close', resolve))
    if (code !== 0) throw new Error(`the peer's ${what} ended with ${code}`)
    return lines
  }

  return {
    async preload(count) {
      await run('preload', { n: String(count) })
    },
    async drain() {
      const options = {
        runs: '1',
        commits: '100',
        noRestore: 'true',
        n: '0',
        runsBefore: `${drains}`,
      }
      // It may run twice, when it is disturbed.
      drains += 2
      const lines = await run('drain', options)
      // It runs again when it was disturbed; the last one is as good as it gets.
      const drained = lines.findLast(line => line.m === 'drain')
      const verified = lines.findLast(line => line.m === 'verify')
      if (!drained || verified?.ok !== true) throw new Error('the peer lost or doubled something')
      const of = (name: string) => Number(drained[name])
      return {
        bench: 'drain',
        circumstances: `Kafka Streams, 1 process of 2 threads, ${of('n')} events`,
        figures: {
          perSecond: of('inputsPerSec'),
          perSecondOfSecondHalf: of('secondHalfPerSec'),
          seconds: of('sec'),
          cpuUsPerEvent: of('appCpuSecPer1000') * 1000,
          cpuUsPerEventWithStart: (of('appCpuSecWithStart') * 1e6) / of('n'),
          peakMb: of('peakRssMb'),
          otherCpuSeconds: of('otherCpuSec'),
          routedSum: Number(verified.routedSum),
        },
      }
    },
  }
}
