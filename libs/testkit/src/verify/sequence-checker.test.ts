// Method: a checker that catches nothing proves nothing, so each bug is planted into a good sequence of outputs.
import { expect, test } from 'vitest'
import { type Expected, SequenceChecker } from './sequence-checker.ts'
import type { Violation } from './violation.ts'

const output = (offset: number, slot = 0): Expected => ({
  id: `${offset}/${slot}`,
  offset,
  slot,
  decisionId: `d${offset}/${slot}`,
  key: Buffer.from('ann'),
  body: Buffer.from(`body ${offset}/${slot}`),
})

const good = [output(0), output(1, 1), output(1), output(2), output(3), output(4)]

const check = (actual: readonly Expected[], truncated = false) => {
  const found: Violation[] = []
  const checker = new SequenceChecker('decisions', 0, one => found.push(one), truncated)
  for (const one of good) checker.expect(one)
  for (const one of actual) {
    checker.see({ ...one, place: () => one, differences: () => ['body'] })
  }
  checker.finish()
  return found.map(v => `${v.kind} ${v.offset}/${v.slot}`)
}

const without = (index: number) => good.filter((_, i) => i !== index)

test('finds nothing wrong with a log that equals the oracle', () => {
  expect(check(good)).toEqual([])
})

test('catches a lost output, in the middle and at the end', () => {
  expect(check(without(3))).toEqual(['lost 2/0'])
  expect(check(without(5))).toEqual(['lost 4/0'])
  expect(check(without(1))).toEqual(['lost 1/1'])
})

test('catches a doubled output, at once and later', () => {
  expect(check([...good.slice(0, 4), good[3]!, ...good.slice(4)])).toEqual(['doubled 2/0'])
  expect(check([...good, good[0]!])).toEqual(['doubled 0/0'])
})

test('catches two outputs that changed places', () => {
  const swapped = [...good]
  swapped[3] = good[4]!
  swapped[4] = good[3]!
  expect(check(swapped)).toEqual(['reordered 2/0'])
})

test('catches a changed body and a changed key', () => {
  const changed = [...good]
  changed[4] = { ...good[4]!, body: Buffer.from('other') }
  expect(check(changed)).toEqual(['changed 3/0'])
  changed[4] = { ...good[4]!, key: Buffer.from('bob') }
  expect(check(changed)).toEqual(['changed 3/0'])
})

test('catches an output about a record that is not in the log', () => {
  expect(check([...good.slice(0, 5), output(9), good[5]!])).toEqual(['foreign 9/0'])
})

test('does not miss what retention took, and nothing else', () => {
  expect(check(good.slice(3), true)).toEqual([])
  expect(check([good[3]!, good[5]!], true)).toEqual(['lost 3/0'])
})
