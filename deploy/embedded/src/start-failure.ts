import { readFileSync, statSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import type { ProcessSpec } from './supervisor-protocol.ts'

const SHOWN_LINES = 12

/**
 * Call it before the processes start: makes of what they fail with an error that has most of a
 * diagnosis, the end of what each printed since, and the first error it logged.
 */
export const failureWithLogs = (
  processes: readonly ProcessSpec[],
): ((error: unknown) => BatonError) => {
  const logs = processes.flatMap(({ log }) => (log ? [{ path: log, from: sizeOf(log) }] : []))
  return error => {
    const reason = error instanceof Error ? error.message : String(error)
    const told = [
      ...logs.map(({ path, from }) => said(path, firstError(textOf(path, from)))),
      ...processes.map(({ output }) => said(output, lastLines(textOf(output, 0)))),
    ]
    return new BatonError('NO_CLUSTER', [reason, ...told.flat()].join('\n'), error)
  }
}

const said = (path: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${path}:`, ...lines.map(line => `  ${line}`)]

const lastLines = (text: string): string[] =>
  text.trimEnd() === '' ? [] : text.trimEnd().split('\n').slice(-SHOWN_LINES)

const AN_ERROR = / (ERROR|FATAL) /
const A_FRAME = /^\s+(at |\.\.\. )/

/** With its causes, without the stack. */
const firstError = (text: string): string[] => {
  const lines = text.split('\n').filter(line => line !== '' && !A_FRAME.test(line))
  const first = lines.findIndex(line => AN_ERROR.test(line))
  return first < 0 ? [] : lines.slice(first, first + SHOWN_LINES)
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** What was written since `from`; a file that is shorter now has begun anew. */
const textOf = (path: string, from: number): string => {
  if (sizeOf(path) === 0) return ''
  const bytes = readFileSync(path)
  return bytes.subarray(from <= bytes.length ? from : 0).toString('utf8')
}
