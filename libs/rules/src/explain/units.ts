import { DAY_MS, HOUR_MS, MINUTE_MS, WHOLE } from '@baton/domain'

const STEPS: readonly [name: string, ms: number][] = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['min', MINUTE_MS],
  ['s', 1_000],
]

/** `1 h 30 min`: the two largest units that are not zero; below a second in ms. */
export const inWords = (ms: number): string => {
  if (ms < 1_000) return `${ms} ms`
  const parts: string[] = []
  let rest = ms
  for (const [name, length] of STEPS) {
    const whole = Math.floor(rest / length)
    if (whole > 0) parts.push(`${whole} ${name}`)
    rest -= whole * length
  }
  return parts.slice(0, 2).join(' ')
}

/** `0.70` of 7000; four decimals only where they say something. */
export const asScore = (tenThousandths: number): string => {
  const digits = tenThousandths % 100 === 0 ? 2 : 4
  return (tenThousandths / WHOLE).toFixed(digits)
}

const inZone = (ms: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(ms)

/** `2026-01-12 16:20:00 UTC`, and the local time after it when a zone is given. */
export const asTime = (ms: number, zone?: string): string => {
  const utc = `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
  return zone === undefined ? utc : `${utc} (${inZone(ms, zone)} ${zone})`
}

/** A code or a guard's input as people read it: `rate-hour` is "rate hour". */
export const spaced = (code: string): string =>
  code
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

/**
 * What has to come about before something passes: `once seller is well again` of the note `seller
 * well again`.
 */
export const conditionOf = (note: string): string => {
  if (note === 'opted-out') return 'once the contact writes START'
  const bot = /^(\S+) well again$/.exec(note)?.[1]
  return bot === undefined ? spaced(note) : `once ${bot} is well again`
}
