import type { SchemaName } from '../schemas.ts'

/** What bytes from outside may claim before anything is allocated for them. */
export interface Limits {
  /** Items of one array or map. */
  readonly arrayItems: number
  /** Items of all arrays and maps, and records, of one value. */
  readonly totalItems: number
  /** Of one string or map key. */
  readonly stringBytes: number
  /** Of one bytes value. */
  readonly bytesBytes: number
  /** Records, arrays, maps and unions within each other. */
  readonly nesting: number
}

export const DEFAULT_LIMITS: Limits = {
  arrayItems: 1_000,
  totalItems: 20_000,
  stringBytes: 65_536,
  bytesBytes: 1_048_576,
  nesting: 32,
}

/** One item for each location that `ACTIVATIONS_MAX_BYTES` has room for, and each is a record. */
const ADOPTIONS: Limits = { ...DEFAULT_LIMITS, arrayItems: 10_000, totalItems: 40_000 }

/**
 * What values of a schema may claim: only the router writes adoptions, and refuses larger ones
 * before.
 */
export const limitsOf = (schema: SchemaName): Limits =>
  schema === 'router.tables.v1' ? ADOPTIONS : DEFAULT_LIMITS
