import { readFileSync, statfsSync, statSync } from 'node:fs'
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

/** What the system says of it, in the log of whoever wanted to write. */
const NO_ROOM = 'No space left on device'
/** A broker does not do with less. */
const ROOM_MIN_BYTES = 1 << 20

/**
 * Call it before the processes start: says, when one of them has ended, that the disk is full, or
 * was, as far as there was room to log that; empty when it was not.
 */
export const fullDisk = (dataDir: string, processes: readonly ProcessSpec[]): (() => string) => {
  const logs = processes.flatMap(({ log }) => (log ? [{ path: log, from: sizeOf(log) }] : []))
  const isLogged = () => logs.some(({ path, from }) => textOf(path, from).includes(NO_ROOM))
  const text = (is: string) => `, the disk of ${dataDir} ${is} full (make room first)`
  return () => {
    if (isFull(dataDir)) return text('is')
    return isLogged() ? text('was') : ''
  }
}

const isFull = (dataDir: string): boolean => {
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize < ROOM_MIN_BYTES
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
