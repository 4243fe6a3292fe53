import type { ReportedLimits } from '../limit/limits.ts'

/** What became of one request, by what the caller may do about it. */
export type Answer = {
  readonly limits?: ReportedLimits
  /** HighLevel's clock when it answered, ms; to the second. */
  readonly date?: number
} & (
  | { readonly kind: 'ok'; readonly body: unknown }
  /** Surely without effect, and the same the next time. */
  | { readonly kind: 'refused'; readonly status: number; readonly dnd: boolean }
  /** Without effect: too many requests. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  /** Without effect: the token is not valid, or lacks a scope. */
  | { readonly kind: 'barred'; readonly status: number }
  /** Never sent: nobody listens there. */
  | { readonly kind: 'unreachable'; readonly cause: string }
  /** It may have taken effect. */
  | { readonly kind: 'unclear'; readonly cause: string }
)
