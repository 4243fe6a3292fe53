/**
 * All a log line may carry beside its message. An allow-list: message text, phone, e-mail and names
 * have no field, and what is not listed here is dropped. Contact ids may be phone numbers at the
 * source, so they are not listed either.
 */
export interface LogFields {
  readonly service?: string
  readonly appId?: string
  readonly task?: string
  readonly topic?: string
  readonly partition?: number
  readonly partitions?: readonly number[]
  readonly offset?: number
  readonly nextOffset?: number
  readonly decisionId?: string
  readonly bot?: string
  readonly verdict?: string
  readonly cause?: string
  readonly schemaId?: number
  readonly subject?: string
  readonly policy?: string
  readonly engine?: string
  readonly count?: number
  readonly records?: number
  readonly bytes?: number
  readonly attempt?: number
  readonly durationMs?: number
  readonly waitMs?: number
  readonly lag?: number
  readonly state?: string
  readonly signal?: string
  readonly host?: string
  readonly port?: number
  readonly url?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly requestId?: string
  /** Id of an account at the CRM: a business, not a person. */
  readonly location?: string
  readonly version?: string
  /** Any error; see describeError for what of it is logged. */
  readonly err?: unknown
}

const NAMES: Readonly<Record<keyof LogFields, true>> = {
  service: true,
  appId: true,
  task: true,
  topic: true,
  partition: true,
  partitions: true,
  offset: true,
  nextOffset: true,
  decisionId: true,
  bot: true,
  verdict: true,
  cause: true,
  schemaId: true,
  subject: true,
  policy: true,
  engine: true,
  count: true,
  records: true,
  bytes: true,
  attempt: true,
  durationMs: true,
  waitMs: true,
  lag: true,
  state: true,
  signal: true,
  host: true,
  port: true,
  url: true,
  method: true,
  route: true,
  status: true,
  requestId: true,
  location: true,
  version: true,
  err: true,
}

/** The fields that may be logged; all others are dropped. */
export const allowedFields = (fields: object): Record<string, unknown> => {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (Object.hasOwn(NAMES, name) && value !== undefined) kept[name] = value
  }
  return kept
}
