import type { Reading } from '../src/reading.ts'

const inRange = (score: number): boolean => Number.isInteger(score) && score >= 0 && score <= 10_000

/**
 * Characters that a value must not carry on: controls, directions and halves of a surrogate pair.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/** What must hold of any reading of `text`, whatever it is, and does not. */
export function faultsOf(text: string, reading: Reading): string[] {
  const faults: string[] = []
  const { buyer, seller, human, optOut, evidence, slots } = reading
  if (![buyer, seller, human, optOut].every(inRange)) faults.push('a score out of range')
  for (const { start, end, weight } of evidence) {
    if (!(start >= 0 && start <= end && end <= text.length)) faults.push('evidence outside')
    if (!Number.isInteger(weight)) faults.push('a weight that is no integer')
  }
  for (const { name, value, start, end, confidence } of slots) {
    if (!(start >= 0 && start < end && end <= text.length)) faults.push(`${name} outside`)
    if (!inRange(confidence)) faults.push(`${name} without confidence`)
    if (value.trim() === '' || value.length > MOST_CHARACTERS) faults.push(`${name} of no length`)
    if (!value.isWellFormed() || UNSEEN.test(value)) faults.push(`${name} with hidden characters`)
    if (/^(?:NaN|Infinity|undefined|null)$/.test(value)) faults.push(`${name} is ${value}`)
  }
  const keys = slots.map(slot => `${slot.side} ${slot.name.replace('timelineDays', 'timeline')}`)
  if (new Set(keys).size < keys.length) faults.push('a fact stated twice')
  return faults
}

/** No name, place or address is as long. */
const MOST_CHARACTERS = 400
