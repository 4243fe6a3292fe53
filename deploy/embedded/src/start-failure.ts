import { readFileSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import type { ProcessSpec } from './supervisor-protocol.ts'

const LOG_TAIL_LINES = 12

/** The error with the end of what the processes said, which is most of a diagnosis. */
export const withLogs = (error: unknown, processes: readonly ProcessSpec[]): BatonError => {
  const tails = processes.map(({ output }) => {
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES)
    return `${output}:\n  ${lines.join('\n  ')}`
  })
  const reason = error instanceof Error ? error.message : String(error)
  return new BatonError('NO_CLUSTER', [reason, ...tails].join('\n'), error)
}
