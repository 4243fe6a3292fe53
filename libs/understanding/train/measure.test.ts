// What is published is what contacts get: the figures are taken at the thresholds of the shipped
// policy.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { threshold } from './measure.ts'

interface Thresholds {
  routes: { from: string; to: 'buyer' | 'seller'; threshold: number }[]
  human: { threshold: number }
  consent: { threshold: number }
}

const path = new URL('../../../deploy/policies/real-estate.yaml', import.meta.url)
const policy = parse(readFileSync(path, 'utf8')) as Thresholds

test('a yes is counted where the shipped policy acts on it', () => {
  for (const { from, to, threshold: opens } of policy.routes)
    expect(threshold(to, from), `${from} to ${to}`).toBe(Math.round(opens * 10_000))
  for (const bot of ['lead', 'buyer', 'seller']) {
    expect(threshold('human', bot)).toBe(Math.round(policy.human.threshold * 10_000))
    expect(threshold('optOut', bot)).toBe(Math.round(policy.consent.threshold * 10_000))
  }
})
