/**
 * What a request is told that is not taken: its code and status are for programs, its message for
 * people.
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: RefusalCode

  constructor(status: number, code: RefusalCode, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Outcomes of requests that were refused, as metrics name them too. */
export type RefusalCode =
  | 'UNAUTHORIZED'
  | 'STALE'
  | 'FORBIDDEN'
  | 'BAD_REQUEST'
  | 'TOO_LARGE'
  | 'LIMITED'
  | 'BUSY'
  | 'NOT_FOUND'
