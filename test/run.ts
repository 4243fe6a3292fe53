/**
 * `npm test`: every kind of test in turn, on one cluster that this process starts and stops; see
 * its `--help`. Ends with a line `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningCluster, startCluster } from '@baton/embedded'
import { Command, InvalidArgumentError } from 'commander'
import type { TestReport } from './report.ts'

const KINDS = ['unit', 'property', 'integration', 'fault', 'sim', 'docs'] as const
type Kind = (typeof KINDS)[number]
/**
 * Wall time after which a kind is killed, in s: five times its budget on 2 cores. It ends a hang
 * and judges no speed: a machine three times slower, and busy with something else, has to get to
 * the end. Guides fetch packages, for which their tests wait up to 300 s each.
 */
const LIMIT_SECONDS: Record<Kind, number> = {
  unit: 300,
  property: 600,
  integration: 1_500,
  fault: 1_200,
  sim: 600,
  docs: 900,
}
/**
 * The same for the long forms, which hold the whole doses of docs/guarantees.md: hours, on a
 * machine of their own.
 */
const LONG_LIMIT_SECONDS: Record<Kind, number> = {
  ...LIMIT_SECONDS,
  property: 6 * 3_600,
  fault: 12 * 3_600,
  sim: 6 * 3_600,
}
const NEEDS_CLUSTER: readonly Kind[] = ['integration', 'fault', 'docs']

/** Runs one vitest project in a process of its own; a runner that dies counts as one failure. */
const runKind = (
  kind: Kind,
  env: NodeJS.ProcessEnv,
  limitSeconds: number,
  scratch: string,
  signal: AbortSignal,
): Promise<TestReport> =>
  new Promise(resolve => {
    const report = join(scratch, `${kind}.json`)
    const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
    const reporters = ['--reporter=default', `--reporter=${join(import.meta.dirname, 'report.ts')}`]
    const args = [
      vitest,
      'run',
      '--project',
      kind === 'unit' ? 'unit*' : kind,
      '--passWithNoTests',
      ...reporters,
    ]
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...env, BATON_TEST_REPORT: report },
    })
    // By which vitest lets its tests clean up.
    signal.addEventListener('abort', () => child.kill('SIGINT'))
    const limit = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000)
    child.on('exit', (code, killedBy) => {
      clearTimeout(limit)
      resolve(readReport(report, code ?? killedBy))
    })
  })

const readReport = (file: string, ended: number | string | null): TestReport => {
  const report: TestReport = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failures: [] }
  // By a limit of coverage, say, or a signal.
  if (ended !== 0 && report.failures.length === 0)
    return { ...report, failures: [`the runner ended by ${ended}`] }
  return report
}

/** In the order of `npm test`, whatever the order they are named in. */
const kindsOf = (value: string): readonly Kind[] => {
  const names = value.split(',')
  const unknown = names.filter(name => !KINDS.includes(name as Kind))
  if (unknown.length > 0)
    throw new InvalidArgumentError(`Unknown: ${unknown.join(', ')}. Use ${KINDS.join(', ')}.`)
  return KINDS.filter(kind => names.includes(kind))
}

interface Options {
  readonly only: readonly Kind[]
  readonly long?: boolean
}

/**
 * Experiments are kept and continued; they have a program of their own, with options of its own.
 */
const optionsOf = (): Options =>
  new Command('test')
    .description('All kinds of tests, one after the other, on one cluster of their own.')
    .option('--only <kinds>', 'of these alone, apart by commas', kindsOf, KINDS)
    .option('--table', 'write the table of docs/guarantees.md anew')
    .option('--long', 'also what is too long for every day (docs/testing.md): hours')
    .option(
      '--experiment <ids>',
      'a fault of docs/guarantees.md; its options: npm run test:fault -- --experiment all --help',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  npm test\n  npm test -- --only unit,property\n  npm run test:fault -- --experiment 5 --dose 30\n',
    )
    .parse()
    .opts<Options>()

/** What shells report for a process ended by SIGINT. */
const EXIT_INTERRUPTED = 130
/** One Ctrl-C comes twice: from the terminal, and through npm. */
const ECHO_MS = 1_000

/** Aborts at a signal to end; another one, later, ends this process. */
const untilSignalled = (): AbortSignal => {
  const stopping = new AbortController()
  let signalledAt = 0
  const onSignal = () => {
    if (!stopping.signal.aborted) signalledAt = performance.now()
    else if (performance.now() - signalledAt > ECHO_MS) process.exit(EXIT_INTERRUPTED)
    stopping.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  return stopping.signal
}

const main = async ({ only: kinds, long = false }: Options): Promise<number> => {
  const signal = untilSignalled()
  const scratch = mkdtempSync(join(tmpdir(), 'baton-test-'))
  let total = 0
  const times: string[] = []
  const failed: string[] = []
  const env: NodeJS.ProcessEnv = { ...process.env, ...(long ? { BATON_TEST_LONG: '1' } : {}) }
  let cluster: RunningCluster | undefined
  try {
    if (kinds.some(kind => NEEDS_CLUSTER.includes(kind))) {
      cluster = await startCluster({
        dataDir: join(scratch, 'cluster'),
        env: process.env,
        onProgress: line => process.stderr.write(`${line}\n`),
        fast: true,
      })
      const { brokers, registryUrl, kind, classpath } = cluster
      env.BATON_TEST_CLUSTER = JSON.stringify({ brokers, registryUrl, kind, classpath })
    }
    for (const kind of kinds) {
      if (signal.aborted) return EXIT_INTERRUPTED
      const started = performance.now()
      const limits = long ? LONG_LIMIT_SECONDS : LIMIT_SECONDS
      const { passed, failures } = await runKind(kind, env, limits[kind], scratch, signal)
      total += passed
      failed.push(...failures.map(failure => `failed in ${kind}: ${failure}`))
      const seconds = Math.round((performance.now() - started) / 1000)
      times.push(`${kind}: ${passed} passed, ${failures.length} failed, ${seconds} s`)
    }
  } finally {
    await cluster?.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
  process.stdout.write(
    `\n${[...times, ...failed].join('\n')}\n${total} passed, ${failed.length} failed\n`,
  )
  return failed.length === 0 && total > 0 ? 0 : 1
}

if (process.argv.some(arg => /^--(experiment|table)(=|$)/.test(arg)))
  await import('./fault/experiments/main.ts')
else process.exitCode = await main(optionsOf())
