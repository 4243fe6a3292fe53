import { readFileSync } from 'node:fs'
import { localCodecs } from '@baton/codec'
import { PROGRESS_KEY, type StateEntry } from '@baton/domain'
import { initialState, parsePolicy } from '@baton/rules'
import { expect, test } from 'vitest'
import { GivenRecords } from './cursor.ts'
import { InheritedStates } from './inherited-states.ts'
import { MemoryValues } from './value-map.ts'

const POLICY = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
const { policy } = parsePolicy(readFileSync(POLICY, 'utf8'), 'policy')
const codec = localCodecs().of('contact.state.v1')

/**
 * A changelog of these: the term of a contact's state, or the input that a progress has come to.
 */
const inheritedOf = (...written: readonly (readonly [key: string, number])[]) => {
  const entryOf = (key: string, number: number): StateEntry['entry'] =>
    key === PROGRESS_KEY
      ? { 'baton.Progress': { ...NO_PROGRESS, input: number } }
      : { 'baton.ContactState': { ...initialState(policy), term: number } }
  const records = written.map(([key, number], offset) => ({
    offset,
    timestamp: 0,
    headers: undefined,
    key: Buffer.from(key),
    value: Buffer.from(codec.encode({ entry: entryOf(key, number) })),
  }))
  const [latest, unknown] = [new MemoryValues(), new MemoryValues()]
  return new InheritedStates({ changelog: new GivenRecords(records), codec, latest, unknown })
}

const NO_PROGRESS = {
  topic: '',
  input: 0,
  partitions: 1,
  appId: '',
  incarnation: '',
  schemas: '',
  tables: '',
  tablesFrom: 0,
  note: Buffer.alloc(0),
  inputTime: -1,
}

test('a contact is known again where a progress has come past its last input', async () => {
  const inherited = inheritedOf(['ann', 1], [PROGRESS_KEY, 3], ['ann', 2], [PROGRESS_KEY, 6])
  expect(inherited.isUnknown('ann')).toBe(false)
  inherited.forget('ann', 4)
  await inherited.reach(5)
  expect(inherited.recall('ann')).toBeUndefined()
  await inherited.reach(6)
  expect(inherited.recall('ann')?.term).toBe(2)
  expect(inherited.isUnknown('ann')).toBe(false)
})

test('of more states than memory holds none is used before their progress is reached', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => [`contact-${i}`, 2] as const)
  const progress = [PROGRESS_KEY, 3] as const
  const inherited = inheritedOf(['ann', 1], progress, ['ann', 2], ...many, [PROGRESS_KEY, 6])
  inherited.forget('ann', 0)
  await inherited.reach(5)
  expect(inherited.recall('ann')).toBeUndefined()
  await inherited.reach(6)
  expect(inherited.recall('ann')?.term).toBe(2)
})
