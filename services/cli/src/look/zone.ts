import { BatonError } from '@baton/domain'

/** A time zone as --zone names it; BAD_REQUEST when there is none of that name. */
export const zoneOf = (name: string): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch (error) {
    const message = `--zone: there is no time zone "${name}"; an IANA name is America/Chicago`
    throw new BatonError('BAD_REQUEST', message, error)
  }
}
