import { BOT_NAME, BOT_NAME_WORDS, DAY_MS, HOUR_MS, MINUTE_MS, WHOLE } from '@baton/domain'
import { z } from 'zod'

const MS = { ms: 1, s: 1_000, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS } as const

const DURATION = /^(0|\d{1,6}(\.\d{1,3})?(ms|s|m|h|d))$/
const NO_DURATION = 'must be a duration such as 90s, 30m, 24h or 30d (or 0)'
const PERCENT = /^\d{1,3}(\.\d{1,2})?%$/

const toMs = (text: string): number => {
  const unit = /[a-z]+$/.exec(text)?.[0] as keyof typeof MS | undefined
  return unit === undefined ? 0 : Math.round(Number.parseFloat(text) * MS[unit])
}

const toTenThousandths = (value: number) => Math.round(value * WHOLE)

/** `90s`, `30m`, `24h`, `30d`, or 0 (off): ms. */
export const duration = z
  .union([z.string().regex(DURATION, NO_DURATION), z.literal(0)], { error: NO_DURATION })
  .transform(value => toMs(String(value)))

/** A probability from 0 to 1 with at most four decimals: 1/10,000. */
export const confidence = z
  .number({ error: 'must be a number from 0 to 1 such as 0.70' })
  .min(0, 'must be a number from 0 to 1 such as 0.70')
  .max(1, 'must be a number from 0 to 1 such as 0.70')
  .refine(value => Math.abs(value * WHOLE - toTenThousandths(value)) < 1e-6, {
    error: 'has more than four decimals',
  })
  .transform(toTenThousandths)

/** `5%`, `120%`: 1/10,000. */
export const share = z
  .string({ error: 'must be a share such as 5% or 120%' })
  .regex(PERCENT, 'must be a share such as 5% or 120%')
  .transform(text => Math.round(Number.parseFloat(text) * 100))

export const count = (least: number, most: number) =>
  z
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`)

const NO_FACT = 'must be a fact such as buying.budget.max (side, dot, name)'

/** `buying.budget.max`: the side up to the first dot, then the name. */
export const factText = z
  .string({ error: NO_FACT })
  .regex(/^[a-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+$/, NO_FACT)
  .max(81, 'is longer than 81 characters: facts are kept under 40 of the side and 40 of the name')

export const factKey = factText.transform(key => {
  const dot = key.indexOf('.')
  return { side: key.slice(0, dot), name: key.slice(dot + 1) }
})

/** `HH:MM` on the full hour, 00:00 to 24:00: hours. */
export const hour = z
  .string({ error: 'must be a full hour such as 08:00' })
  .regex(/^([01]\d|2[0-4]):00$/, 'must be a full hour such as 08:00')
  .transform(text => Number.parseInt(text, 10))

export const text = (most: number) =>
  z
    .string({ error: 'must be a text' })
    .refine(value => value.trim() !== '', { error: 'must not be empty' })
    .max(most, `must not be longer than ${most} characters`)

/** What people call a policy, and a side of the facts. */
export const name = z
  .string({ error: 'must be a name' })
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower case letters, digits and dashes, at most 32')

export const botName = z
  .string({ error: 'must be the name of a bot' })
  .regex(BOT_NAME, `must be ${BOT_NAME_WORDS}`)
