// Method: a topic of policies in a log in memory that somebody else has written to.
import { readFileSync } from 'node:fs'
import { localCodecs } from '@baton/codec'
import type { BatonError, PolicyEntry } from '@baton/domain'
import { type ParsedPolicy, parsePolicy } from '@baton/rules'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { ActivePolicies } from './active-policies.ts'

const FILE = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
const TEXT = readFileSync(FILE, 'utf8')
const policyOf = (maxChars: number) =>
  parsePolicy(TEXT.replace('maxChars: 320', `maxChars: ${maxChars}`), 'test.yaml')

const setUp = () => {
  const log = new FakeLog()
  const codec = localCodecs().of('handoff.policies.v1')
  const warned: BatonError[] = []
  const policies = new ActivePolicies(log, 'policies', codec, error => warned.push(error))
  const put = (key: string, value: Buffer | null) => {
    const records = [{ key: Buffer.from(key), value, timestamp: 0 }]
    return log.append([{ topic: 'policies', partition: 0, records }])
  }
  const entry = (key: string, value: PolicyEntry['entry']) =>
    put(key, codec.encode({ entry: value }))
  const document = ({ hash, canonical }: ParsedPolicy, text = canonical) =>
    entry(hash, { 'baton.PolicyDocument': { hash, name: '', document: text } })
  const activate = ({ hash }: ParsedPolicy, location = '*') =>
    entry(`active/${location}`, {
      'baton.PolicyActivation': { location, hash, at: 0, by: '' },
    })
  const maxChars = async (location = '') => (await policies.of(location))?.replies.maxChars
  return { put, document, activate, maxChars, warned }
}

test.each([
  ['x', 'junk'],
  ['active/*', 'junk'],
  ['x', '\0\0\0\0\x01junk'],
])(
  'a record that cannot be read is named once, and the former policy stays in force: %s %j',
  async (key, junk) => {
    const { put, document, activate, maxChars, warned } = setUp()
    const [first, later] = [policyOf(320), policyOf(300)]
    await document(first)
    await activate(first)
    expect(await maxChars()).toBe(320)
    await put(key, Buffer.from(junk))
    expect(await maxChars()).toBe(320)
    expect(await maxChars()).toBe(320)
    expect(warned).toHaveLength(1)
    expect(warned[0]!.remedy).toBe('poison')
    expect(warned[0]!.message).toContain(`policies/0/2, key "${key}": `)
    await document(later)
    await activate(later)
    expect(await maxChars()).toBe(300)
  },
)

test('a policy that cannot be gone by is not followed, and the former one stays in force until it is published anew', async () => {
  const { document, activate, maxChars, warned } = setUp()
  const [first, later] = [policyOf(320), policyOf(300)]
  await document(first)
  await activate(first)
  await document(later, '{}')
  await activate(later)
  expect(await maxChars()).toBe(320)
  expect(warned).toMatchObject([{ code: 'POLICY_INVALID' }])
  await document(later)
  expect(await maxChars()).toBe(300)
})

test('a tombstone changes nothing, and is no record that cannot be read', async () => {
  const { put, document, activate, maxChars, warned } = setUp()
  const [first, other] = [policyOf(320), policyOf(300)]
  await document(first)
  await document(other)
  await activate(first)
  await activate(other, 'loc-1')
  await put('x', null)
  expect([await maxChars(), await maxChars('loc-1'), await maxChars('loc-2')]).toEqual([
    320, 300, 320,
  ])
  expect(warned).toEqual([])
})
