import { expect, test } from 'vitest'
import { schemaText } from '../schemas.ts'
import { differences } from './differences.ts'

const record = (fields: readonly object[], name = 'A') =>
  JSON.stringify({ type: 'record', name, namespace: 'baton', fields })
const x = { name: 'x', type: 'string' }

test('a schema differs from itself in nothing, whatever its docs say', () => {
  const text = schemaText('contact.events.v1')
  expect(differences(text, text)).toEqual([])
  expect(differences(record([{ ...x, doc: 'a' }]), record([{ ...x, doc: 'b' }]))).toEqual([])
})

test('each difference is named with its path and both sides', () => {
  const here = record([x, { name: 'y', type: 'int' }, { name: 'u', type: ['null', 'string'] }])
  const there = record([
    { ...x, type: 'long' },
    { name: 'u', type: ['null', 'int'] },
    { name: 'z', type: 'int' },
  ])
  expect(differences(here, there)).toEqual([
    'x is string here and long there',
    'y is only here, without a default',
    'u has the branch string only here',
    'u has the branch int only there',
    'z is only there',
  ])
  expect(differences(record([x], 'B'), record([x]))).toEqual([
    'the schema is record B here and record A there',
  ])
})
