import { readFileSync } from 'node:fs'
import { isBatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { contentHash, readCanonical } from './canonical.ts'
import { parsePolicy } from './parse.ts'

const FILE = 'deploy/policies/real-estate.yaml'
const shipped = readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8')

/** The message with which the shipped policy is refused after `change`. */
const refusal = (change: (text: string) => string): string => {
  const changed = change(shipped)
  expect(changed).not.toBe(shipped)
  try {
    parsePolicy(changed, FILE)
  } catch (error) {
    if (isBatonError(error) && error.code === 'POLICY_INVALID') return error.message
    throw error
  }
  return ''
}

const lineOf = (text: string) => shipped.split('\n').findIndex(line => line.includes(text)) + 1

test('human units become integers: ms, and 1/10,000', () => {
  const { policy } = parsePolicy(shipped, FILE)
  expect(policy.guards).toEqual({
    cooldownMs: 1_800_000,
    circularWindowMs: 1_800_000,
    perHour: 3,
    perDay: 10,
  })
  expect(policy.deferral).toMatchObject({ p95Share: 12_000, errorShare: 1_000, retryMs: 1_800_000 })
  expect(policy.routes.map(route => route.threshold)).toEqual([7_000, 7_000, 8_000, 6_000])
  expect(policy.bots.buyer?.sla).toEqual({ p50Ms: 800, p95Ms: 2_500, p99Ms: 3_500 })
  expect(policy.replies).toMatchObject({ deadlineMs: 300_000, quiet: { from: 8, to: 21 } })
  expect(policy.context.answers).toHaveLength(7)
})

test('the hash is of the content: comments, order and ways to write a number do not change it', () => {
  const { hash } = parsePolicy(shipped, FILE)
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  const rewritten = shipped
    .replaceAll(/ #.*$/gm, '')
    .replace('cooldown: 30m', 'cooldown: 1800s')
    .replace('threshold: 0.70', 'threshold: 0.7')
    .replace(/^name: real-estate\n/m, '')
    .concat('\nname: real-estate\n')
  expect(parsePolicy(rewritten, 'other.yaml').hash).toBe(hash)
  const other = shipped.replace('cooldown: 30m', 'cooldown: 31m')
  expect(parsePolicy(other, FILE).hash).not.toBe(hash)
})

test('a published policy reads back equal, and a changed one is refused', () => {
  const { policy, hash, canonical } = parsePolicy(shipped, FILE)
  expect(readCanonical(canonical, hash)).toEqual(policy)
  expect(() => readCanonical(canonical.replace('1800000', '1'), hash)).toThrow(/POLICY|hashes to/)
  for (const none of ['no json', 'null'])
    expect(() => readCanonical(none, contentHash(none))).toThrow(
      expect.objectContaining({ code: 'POLICY_INVALID' }),
    )
})

test('all problems are named at once, each with file, line and key', () => {
  const message = refusal(text =>
    text
      .replace('cooldown: 30m', 'cooldown: half an hour')
      .replace('threshold: 0.80', 'thresold: 0.80')
      .replace('maxChars: 320', 'maxChars: 900')
      .replace('errorShare: 10%', 'errorShare: 0.1'),
  )
  expect(message.split('\n')).toEqual([
    `${FILE}:${lineOf('threshold: 0.80')}: routes[2].threshold is missing`,
    `${FILE}:${lineOf('threshold: 0.80')}: routes[2].thresold is not a key of a policy`,
    `${FILE}:${lineOf('cooldown: 30m')}: guards.cooldown must be a duration such as 90s, 30m, 24h or 30d (or 0)`,
    `${FILE}:${lineOf('errorShare')}: deferral.errorShare must be a share such as 5% or 120%`,
    `${FILE}:${lineOf('maxChars')}: replies.maxChars must be a whole number from 1 to 320`,
  ])
})

test('a key written twice, broken YAML and what is no policy at all are refused with their line', () => {
  expect(refusal(text => `${text}\nname: again\n`)).toMatch(/^deploy.*:\d+: .*unique/)
  expect(refusal(text => text.replace('guards:', 'guards: ['))).toMatch(/^deploy.*:\d+: /)
  expect(refusal(() => 'just a sentence')).toMatch(/:1: /)
  expect(refusal(() => '')).toMatch(/:1: /)
})

test('an alias without an anchor, and one too many, are mistakes of the file', () => {
  expect(refusal(text => text.replace('cooldown: 30m', 'cooldown: *nobody'))).toMatch(
    /^\S+real-estate\.yaml: .*nobody/,
  )
  const bomb = [
    'a: &a [x, x]',
    ...Array.from({ length: 8 }, (_, i) => `b${i}: &b${i} [*a, *a, *a]`),
  ]
  const uses = bomb.map(
    (_, i) => `c${i}: [${i === 0 ? '*a' : `*b${Math.min(7, i - 1)}, `.repeat(20)}]`,
  )
  expect(refusal(text => `${text}\n${[...bomb, ...uses].join('\n')}\n`)).toMatch(/alias/i)
})

test('the order of keys in the file decides nothing: the policy is the one that is published', () => {
  const { policy, canonical } = parsePolicy(shipped, FILE)
  expect(JSON.stringify(policy)).toBe(canonical)
})

test('a policy that no reader of the log would take is refused, with its size', () => {
  const zones = (count: number) =>
    Array.from({ length: count }, (_, i) => `    location-${i}: America/Chicago`).join('\n')
  const withZones = (count: number) =>
    shipped.replace(/^ {2}zones: .*$/m, `  zones:\n${zones(count)}`)
  expect(() => parsePolicy(withZones(500), FILE)).not.toThrow()
  expect(refusal(() => withZones(2_000))).toMatch(/\d+ bytes once published, the most is 65536/)
})
