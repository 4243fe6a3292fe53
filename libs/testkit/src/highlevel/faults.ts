import { mulberry32 } from '@baton/domain'

/**
 * What goes wrong with one request. `too-many`: 429; `retry-later`: 429 with Retry-After of a
 * second. `error`: 500 without effect, `error-after`: with it. `slow`: it takes effect and is
 * answered after SLOW_MS. `timeout-after`: it takes effect and is never answered. `half-closed`: it
 * takes effect and the answer breaks off in its midst.
 */
export type Fault =
  | 'too-many'
  | 'retry-later'
  | 'error'
  | 'error-after'
  | 'slow'
  | 'timeout-after'
  | 'half-closed'

/** Within every client's patience, and longer than what else is going on. */
export const SLOW_MS = 400

export interface FaultRequest {
  readonly method: string
  /** The route's pattern, not the path: `/contacts/:contactId/tags`. */
  readonly route: string
  readonly locationId: string
}

export type FaultPlan = (request: FaultRequest) => Fault | null

export const noFaults: FaultPlan = () => null

/** Faults by share of the requests, 0–1; the same seed gives the same sequence. */
export const randomFaults = (
  shares: Readonly<Partial<Record<Fault, number>>>,
  seed: number,
): FaultPlan => {
  const random = mulberry32(seed)
  return () => {
    let draw = random()
    for (const [fault, share] of Object.entries(shares) as [Fault, number][]) {
      if (draw < share) return fault
      draw -= share
    }
    return null
  }
}
