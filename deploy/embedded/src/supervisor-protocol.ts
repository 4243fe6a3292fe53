import type { ProcessIdentity } from '@baton/runtime/process-identity'

export interface ProcessSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Receives standard output and standard error. */
  readonly output: string
  /** What it logs elsewhere, over its starts. */
  readonly log?: string
  /** From SIGTERM to SIGKILL. */
  readonly stopTimeoutMs: number
}

export interface RunOrder {
  readonly processes: readonly ProcessSpec[]
  /** Where the living are written down, for a start after the supervisor itself was killed. */
  readonly rosterPath: string
}

export type ToSupervisor =
  | { readonly kind: 'run'; readonly order: RunOrder }
  /** Again, one that has ended. */
  | { readonly kind: 'start'; readonly name: string }
  | { readonly kind: 'stop' }

export type FromSupervisor =
  | { readonly kind: 'running'; readonly roster: Roster }
  | {
      readonly kind: 'ended'
      readonly name: string
      readonly how: string
      readonly stopping: boolean
    }

/** Every process of a cluster, the supervisor included. */
export type Roster = readonly (ProcessIdentity & { readonly name: string })[]
