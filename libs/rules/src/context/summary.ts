import type { ContactState, KnownFact } from '@baton/domain'
import { byteLength, clip } from '../state/clip.ts'

export const SUMMARY_BYTES = 512
const LAST_WORDS_BYTES = 240
const ONE_MESSAGE_BYTES = 120
/** Of a message, for its first words. */
const LOOKED_AT_CHARS = 400
const SEPARATOR = ' / '
/** White space other than single blanks. */
const UNEVEN = /\s\s|[^\S ]/

/** The last words of the contact, newest last; what does not fit is dropped from the front. */
export const withLastWords = (lastWords: string, text: string): string => {
  const start = text.length > LOOKED_AT_CHARS ? text.slice(0, LOOKED_AT_CHARS) : text
  const words = clip(
    (UNEVEN.test(start) ? start.replace(/\s+/g, ' ') : start).trim(),
    ONE_MESSAGE_BYTES,
  )
  if (words === '') return lastWords
  return lastWords === '' ? words : joined(lastWords, words)
}

/** Joined only once it fits: what was joined is copied as soon as somebody looks into it. */
const joined = (lastWords: string, words: string): string => {
  const room = LAST_WORDS_BYTES - SEPARATOR.length - byteLength(words)
  let from = 0
  for (let bytes = byteLength(lastWords); bytes > room; ) {
    const next = lastWords.indexOf(SEPARATOR, from)
    if (next < 0)
      return lastWords.endsWith(' /') && from < lastWords.length - 1 ? `/ ${words}` : words
    bytes -= byteLength(lastWords.slice(from, next + SEPARATOR.length))
    from = next + SEPARATOR.length
  }
  const kept = from === 0 ? lastWords : lastWords.slice(from)
  return kept + SEPARATOR + words
}

const STATIONS_MAX = 5

const path = (state: ContactState): string => {
  const { handoffs, owner } = state
  const count = handoffs.length
  if (count === 0) return owner
  const whole = count < STATIONS_MAX
  let way = whole ? handoffs[0]!.from : handoffs[count - STATIONS_MAX]!.to
  for (let i = whole ? 0 : count - STATIONS_MAX + 1; i < count; i++) way += ` → ${handoffs[i]!.to}`
  return way
}

const known = ({ facts }: ContactState): string => {
  let all = ''
  for (let i = 0; i < facts.length; i++) {
    const { side } = facts[i]!
    if (firstOf(side, facts) === i)
      all += `${all === '' ? '' : '; '}${side}: ${saidOf(side, facts)}`
  }
  return all
}

const firstOf = (side: string, facts: readonly KnownFact[]): number => {
  let i = 0
  while (facts[i]?.side !== side) i++
  return i
}

const saidOf = (side: string, facts: readonly KnownFact[]): string => {
  let said = ''
  for (const fact of facts) {
    if (fact.side === side) said += `${said === '' ? '' : ', '}${fact.name} ${fact.value}`
  }
  return said
}

/**
 * For whoever takes over: the way so far, what is waiting, the last words, what is known. At most
 * 512 bytes.
 */
export const summaryOf = (state: ContactState): string => {
  let summary = path(state)
  if (state.queued && state.queued.target !== state.owner)
    summary += `. then ${state.queued.target}`
  if (state.summary !== '') summary += `. “${state.summary}”`
  if (state.facts.length > 0) summary += `. ${known(state)}`
  return clip(summary, SUMMARY_BYTES)
}
