import type { Reading, ReadingContext } from './reading.ts'
import { readSlots } from './slots/index.ts'

/** Names the weights, lexicon and rules that a reading depends on. */
export const ENGINE = 'understanding-0'

/** Reads one message in its context. Never throws; time is linear in the first 2,000 characters. */
export function understand(text: string, context: ReadingContext): Reading {
  return {
    buyer: 0,
    seller: 0,
    human: 0,
    optOut: 0,
    optIn: false,
    first: null,
    withdrawn: { buyer: false, seller: false },
    evidence: [],
    slots: readSlots(text, context),
  }
}
