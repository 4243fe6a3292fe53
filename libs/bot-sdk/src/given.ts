// What a handler gives is checked where it gives it: a mistake that got further would be found in
// the log, by the router. Errors name the argument and repeat no text.
import type { FactKey, StatedFact } from '@baton/domain'
import { NAME_MAX_CHARS, VALUE_MAX_CHARS, WHOLE } from './bounds.ts'

/** A fact as a handler states it: without a confidence the bot is certain. */
export type GivenFact = Omit<StatedFact, 'confidence'> & {
  readonly confidence?: number | undefined
}

/** Throws TypeError for another kind of value, RangeError beyond the bound. */
export const textOf = (value: unknown, what: string, maxChars: number): string => {
  if (typeof value !== 'string') throw new TypeError(`${what} must be a string, not ${kind(value)}`)
  if (value.length <= maxChars) return value
  throw new RangeError(`${what} has at most ${maxChars} characters, not ${value.length}`)
}

/** A name of 1 to NAME_MAX_CHARS characters. Throws as textOf. */
export const nameOf = (value: unknown, what: string): string => {
  const name = textOf(value, what, NAME_MAX_CHARS)
  if (name === '') throw new RangeError(`${what} must not be empty`)
  return name
}

/** A length of time in ms, which may be without end. Throws TypeError for what is no number. */
export const durationOf = (value: unknown, what: string): number => {
  if (typeof value === 'number' && !Number.isNaN(value)) return value
  throw new TypeError(`${what} must be a number, not ${Number.isNaN(value) ? value : kind(value)}`)
}

/** Throws TypeError for what is no whole number. */
export const wholeNumberOf = (value: unknown, what: string): number => {
  if (Number.isSafeInteger(value)) return value as number
  const found = typeof value === 'number' ? value : kind(value)
  throw new TypeError(`${what} must be a whole number, not ${found}`)
}

/**
 * From `min` to `max`, both included. Throws TypeError for what is no whole number, RangeError
 * beyond a bound.
 */
export const wholeWithin = (value: unknown, what: string, min: number, max: number): number => {
  const whole = wholeNumberOf(value, what)
  if (whole >= min && whole <= max) return whole
  throw new RangeError(`${what} must be from ${min} to ${max}, not ${whole}`)
}

/** A certainty in 1/10,000. Throws as wholeWithin. */
export const confidenceOf = (value: unknown, what: string): number =>
  wholeWithin(value, `${what} (1/10,000)`, 0, WHOLE)

/** Throws TypeError for what is no array. */
export const listOf = (value: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value
  throw new TypeError(`${what} must be a list, not ${kind(value)}`)
}

/**
 * The side and name of a fact, and nothing else. Throws TypeError for what is no object, else as
 * nameOf.
 */
export const keyOf = (value: unknown, what: string): FactKey => {
  const { side, name } = recordOf(value, what)
  return { side: nameOf(side, `${what}.side`), name: nameOf(name, `${what}.name`) }
}

/**
 * A fact to be stated; certain where no confidence is given. Throws as keyOf, textOf and
 * confidenceOf.
 */
export const factOf = (given: unknown, what: string): StatedFact => {
  const { value, confidence = WHOLE } = recordOf(given, what)
  return {
    ...keyOf(given, what),
    value: textOf(value, `${what}.value`, VALUE_MAX_CHARS),
    confidence: confidenceOf(confidence, `${what}.confidence`),
  }
}

const recordOf = (value: unknown, what: string): Readonly<Record<string, unknown>> => {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  throw new TypeError(`${what} must be an object, not ${kind(value)}`)
}

/**
 * What a caller named in an object of options. TypeError for what is no object, and for an option
 * that there is not.
 */
export const optionsOf = <Options extends object>(
  value: Options,
  what: string,
  known: Readonly<Record<keyof Options, true>>,
): Options => {
  const stranger = Object.keys(recordOf(value, what)).find(name => !Object.hasOwn(known, name))
  if (stranger === undefined) return value
  const names = Object.keys(known).join(', ')
  throw new TypeError(`${what} have no ${stranger}: there are ${names}`)
}

const kind = (value: unknown): string => {
  if (value === null || value === undefined) return String(value)
  return typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value
}
