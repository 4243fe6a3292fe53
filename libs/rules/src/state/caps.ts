import type { ContactState } from '@baton/domain'
import { clip } from './clip.ts'
import { roughSizeOf, sizeOf } from './size.ts'

/** No state is larger, in bytes. */
const STATE_MAX_BYTES = 8192

/** A state keeps this many handoffs: what a guard counts or looks back at must fit in. */
export const HANDOFFS_MAX = 10

type Shed = (state: ContactState) => ContactState

/**
 * What goes first when a state is too large: what is only nice to have, then old texts, then the
 * least recent facts.
 */
const SHEDDING: readonly Shed[] = [
  state => ({ ...state, facts: state.facts.map(fact => ({ ...fact, former: [] })) }),
  state => ({ ...state, asked: [], turns: [], summary: '' }),
  state => ({ ...state, recentIds: state.recentIds.newest(16) }),
  state => ({
    ...state,
    pending: state.pending.map(p => ({ ...p, text: clip(p.text, 120), truncated: true })),
  }),
  state => ({ ...state, facts: newest(state, 16) }),
  state => ({ ...state, facts: newest(state, 8) }),
  state => ({
    ...state,
    facts: newest(state, 4),
    pending: state.pending.slice(-2).map(p => ({ ...p, doNotAsk: [] })),
  }),
  state => ({
    ...state,
    recentIds: state.recentIds.newest(4),
    facts: newest(state, 1),
    pending: state.pending.slice(-1).map(p => ({ ...p, earlier: [] })),
  }),
]

const newest = ({ facts }: ContactState, count: number) =>
  facts.length <= count ? facts : facts.toSorted((a, b) => b.at - a.at).slice(0, count)

/** The state itself as long as it fits; else without what can go, in a fixed order. */
export const withinCaps = (state: ContactState): ContactState => {
  if (roughSizeOf(state) <= STATE_MAX_BYTES) return state
  let result = state
  for (const shed of SHEDDING) {
    if (sizeOf(result) <= STATE_MAX_BYTES) return result
    result = shed(result)
  }
  return result
}
