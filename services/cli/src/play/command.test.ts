import { baseSchema, parseConfig } from '@baton/runtime'
import { expect, test } from 'vitest'
import { playAppId } from './command.ts'

const NOW = Date.UTC(2026, 10, 26)
const place = { BATON_BROKERS: '127.0.0.1:1', BATON_REGISTRY_URL: 'http://127.0.0.1:1' }

test.each([
  ['a name', 'shop', 'shop-play-'],
  ['an empty one, which counts as absent', '', 'baton-play-'],
  ['the longest there is', `a${'-b'.repeat(20)}`, `a${'-b'.repeat(13)}-play-`],
])('a play has an app of its own: %s', (_, given, begins) => {
  const appId = playAppId({ BATON_APP_ID: given }, NOW)
  expect(appId).toBe(`${begins}${NOW.toString(36)}`)
  expect(parseConfig(baseSchema, { ...place, BATON_APP_ID: appId }).appId).toBe(appId)
})
