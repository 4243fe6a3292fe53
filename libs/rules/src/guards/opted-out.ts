import { type Guard, passed, refused } from './guard.ts'

/** Refuses everything while the contact does not want messages; only START opens it. */
export const optedOut: Guard = contact =>
  contact.optedOut ? refused('opted-out', {}, null) : passed('opted-out', {})
