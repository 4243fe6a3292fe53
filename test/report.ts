/**
 * Vitest reporter for test/run.ts: how many passed, and in a line each what did not. Also what
 * vitest's own JSON leaves out and fails a run by all the same: an error outside of tests, and a
 * file that cannot be loaded. Written to the file of BATON_TEST_REPORT.
 */
import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export interface TestReport {
  readonly passed: number
  /** In one line each: where, and the first line of the error. */
  readonly failures: readonly string[]
}

const firstLine = (message = 'no message'): string => message.split('\n', 1)[0] ?? ''

const reportOf = (
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[],
): TestReport => {
  const failures: string[] = []
  let passed = 0
  for (const module of modules) {
    const file = module.relativeModuleId
    for (const test of module.children.allTests()) {
      const { state, errors } = test.result()
      if (state === 'passed') passed += 1
      else if (state !== 'skipped')
        failures.push(`${file} > ${test.fullName}: ${firstLine(errors?.[0]?.message)}`)
    }
    for (const error of [
      ...module.errors(),
      ...[...module.children.allSuites()].flatMap(suite => suite.errors()),
    ])
      failures.push(`${file}: ${firstLine(error.message)}`)
  }
  for (const { message, stack } of unhandled)
    failures.push(
      `outside of tests: ${firstLine(message)} ${stack?.split('\n').slice(1, 4).join(' ') ?? ''}`,
    )
  return { passed, failures }
}

export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.BATON_TEST_REPORT
    if (file !== undefined) writeFileSync(file, JSON.stringify(reportOf(modules, unhandled)))
  }
}
