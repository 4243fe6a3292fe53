import { SESSION_TIMEOUT_MS } from '@baton/domain'
import type { BaseConfig, Logger } from '@baton/runtime'
import { TIMER_MAX_MS } from './bounds.ts'
import { optionsOf, wholeWithin } from './given.ts'

export interface RunOptions {
  /**
   * Where broker, registry and app are; read from the environment when absent (BATON_BROKERS and
   * others).
   */
  readonly config?: BaseConfig
  readonly log?: Logger
  /** How long a handler may take, ms. */
  readonly deadlineMs?: number | undefined
  /** Contacts answered at the same time, per partition. */
  readonly contactsMax?: number | undefined
  /**
   * Without a heartbeat for this long the bot's partitions go to another instance, ms. Handlers may
   * take longer.
   */
  readonly sessionTimeoutMs?: number | undefined
}

export type RunLimits = Required<{
  readonly [Name in 'deadlineMs' | 'contactsMax' | 'sessionTimeoutMs']: number
}>

/** What stopping takes beside handlers that use their whole deadline, ms. */
export const STOP_EXTRA_MS = 5_000
const DEADLINE_MS = 15_000
const DEADLINE_MAX_MS = TIMER_MAX_MS - STOP_EXTRA_MS
const CONTACTS_MAX = 32
/** So many handlers at once are none too few for a partition. */
const CONTACTS_MOST = 10_000

const OPTIONS: Readonly<Record<keyof RunOptions, true>> = {
  config: true,
  log: true,
  deadlineMs: true,
  contactsMax: true,
  sessionTimeoutMs: true,
}

/**
 * The limits of a run, with their defaults. TypeError for an option that there is not and for what
 * is no whole number, RangeError beyond a bound, all naming the option.
 */
export const limitsOf = (options: RunOptions): RunLimits => {
  const {
    deadlineMs = DEADLINE_MS,
    contactsMax = CONTACTS_MAX,
    sessionTimeoutMs = SESSION_TIMEOUT_MS,
  } = optionsOf(options, 'the options of a run', OPTIONS)
  return {
    deadlineMs: wholeWithin(deadlineMs, 'deadlineMs', 1, DEADLINE_MAX_MS),
    contactsMax: wholeWithin(contactsMax, 'contactsMax', 1, CONTACTS_MOST),
    sessionTimeoutMs: wholeWithin(sessionTimeoutMs, 'sessionTimeoutMs', 1, TIMER_MAX_MS),
  }
}
