import type { ContactState } from '@baton/domain'
import { clip, fits } from '../state/clip.ts'

export const SUMMARY_BYTES = 512
const LAST_WORDS_BYTES = 240
const ONE_MESSAGE_BYTES = 120
/** Of a message, for its first words. */
const LOOKED_AT_CHARS = 400
const SEPARATOR = ' / '

/** The last words of the contact, newest last; what does not fit is dropped from the front. */
export const withLastWords = (lastWords: string, text: string): string => {
  const start = text.length > LOOKED_AT_CHARS ? text.slice(0, LOOKED_AT_CHARS) : text
  const words = clip(start.replace(/\s+/g, ' ').trim(), ONE_MESSAGE_BYTES)
  if (words === '') return lastWords
  let kept = lastWords === '' ? words : lastWords + SEPARATOR + words
  while (!fits(kept, LAST_WORDS_BYTES)) {
    const next = kept.indexOf(SEPARATOR)
    if (next < 0) return clip(kept, LAST_WORDS_BYTES)
    kept = kept.slice(next + SEPARATOR.length)
  }
  return kept
}

const path = (state: ContactState): string => {
  const [first] = state.handoffs
  return first ? [first.from, ...state.handoffs.map(h => h.to)].slice(-5).join(' → ') : state.owner
}

const known = (state: ContactState): string => {
  const bySide = new Map<string, string[]>()
  for (const fact of state.facts) {
    const said = bySide.get(fact.side) ?? []
    said.push(`${fact.name} ${fact.value}`)
    bySide.set(fact.side, said)
  }
  return [...bySide].map(([side, said]) => `${side}: ${said.join(', ')}`).join('; ')
}

/** For whoever takes over: the way so far, what is waiting, the last words, what is known. At most 512 bytes. */
export const summaryOf = (state: ContactState): string => {
  const parts = [path(state)]
  if (state.queued) parts.push(`then ${state.queued.target}`)
  if (state.summary !== '') parts.push(`“${state.summary}”`)
  if (state.facts.length > 0) parts.push(known(state))
  return clip(parts.join('. '), SUMMARY_BYTES)
}
