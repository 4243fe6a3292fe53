import { BatonError, DAY_MS, MINUTE_MS, WHOLE } from '@baton/domain'
import type { Policy } from './policy.ts'
import { THRESHOLD_LEAST, THRESHOLD_MOST } from './safety-bots.ts'

type Override = (policy: Policy, value: unknown) => Policy | string

const whole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most

const DAY_MINUTES = DAY_MS / MINUTE_MS

const minutes =
  (key: 'cooldownMs' | 'circularWindowMs'): Override =>
  (policy, value) =>
    whole(value, 0, DAY_MINUTES)
      ? { ...policy, guards: { ...policy.guards, [key]: value * MINUTE_MS } }
      : `must be whole minutes from 0 to ${DAY_MINUTES}`

const limit =
  (key: 'perHour' | 'perDay'): Override =>
  (policy, value) =>
    whole(value, 1, 10)
      ? { ...policy, guards: { ...policy.guards, [key]: value } }
      : 'must be a whole number from 1 to 10'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const thresholds: Override = (policy, value) => {
  if (!isRecord(value)) return 'must be an object such as {"lead>buyer": 0.7}'
  const wanted = new Map<string, number>()
  for (const [route, given] of Object.entries(value)) {
    const integer = typeof given === 'number' ? Math.round(given * WHOLE) : Number.NaN
    if (!(integer >= THRESHOLD_LEAST && integer <= THRESHOLD_MOST)) {
      return `${route} must be a number from 0.50 to 0.90`
    }
    if (!policy.routes.some(({ from, to }) => `${from}>${to}` === route)) {
      return `${route} is no route of ${policy.name}`
    }
    wanted.set(route, integer)
  }
  const routes = policy.routes.map(route => ({
    ...route,
    threshold: wanted.get(`${route.from}>${route.to}`) ?? route.threshold,
  }))
  return { ...policy, routes }
}

const OVERRIDES: Readonly<Record<string, Override>> = {
  cooldownMinutes: minutes('cooldownMs'),
  circularWindowMinutes: minutes('circularWindowMs'),
  maxPerHour: limit('perHour'),
  maxPerDay: limit('perDay'),
  thresholds,
}

/**
 * A policy with the limits that one recorded conversation was labelled with. For simulation: values
 * are checked one by one, not whether the result would be safe to publish. POLICY_INVALID names
 * what is unknown or out of range.
 */
export const withOverrides = (
  policy: Policy,
  overrides: Readonly<Record<string, unknown>>,
): Policy => {
  let changed = policy
  for (const [name, value] of Object.entries(overrides)) {
    const apply = Object.hasOwn(OVERRIDES, name) ? OVERRIDES[name] : undefined
    if (!apply) {
      const known = Object.keys(OVERRIDES).join(', ')
      throw new BatonError('POLICY_INVALID', `no policy override ${name}; there are ${known}`)
    }
    const next = apply(changed, value)
    if (typeof next === 'string') {
      throw new BatonError('POLICY_INVALID', `policy override ${name}: ${next}`)
    }
    changed = next
  }
  return changed
}
