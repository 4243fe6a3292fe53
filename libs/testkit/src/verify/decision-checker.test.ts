// Method: a checker that catches nothing proves nothing, so each bug is planted into a good log of decisions.
import type { Decision } from '@baton/domain'
import { expect, test } from 'vitest'
import { type DecisionBody, DecisionChecker } from './decision-checker.ts'

const decision = (offset: number, slot = 0): DecisionBody => ({
  decision: { decisionId: `d${offset}/${slot}`, offset, slot } as Decision,
  body: Buffer.from(`body ${offset}/${slot}`),
})

const good = [decision(0), decision(1, 1), decision(1), decision(2), decision(3), decision(4)]

const check = (actual: readonly DecisionBody[]) => {
  const checker = new DecisionChecker(0)
  for (const one of good) checker.expect({ offset: one.decision.offset, decisions: [one] })
  for (const one of actual) checker.see(one)
  return checker.finish().map(v => `${v.kind} ${v.offset}/${v.slot}`)
}

const without = (index: number) => good.filter((_, i) => i !== index)

test('finds nothing wrong with a log that equals the oracle', () => {
  expect(check(good)).toEqual([])
})

test('catches a lost decision, in the middle and at the end', () => {
  expect(check(without(3))).toEqual(['lost 2/0'])
  expect(check(without(5))).toEqual(['lost 4/0'])
  expect(check(without(1))).toEqual(['lost 1/1'])
})

test('catches a doubled decision, at once and later', () => {
  expect(check([...good.slice(0, 4), good[3]!, ...good.slice(4)])).toEqual(['doubled 2/0'])
  expect(check([...good, good[0]!])).toEqual(['doubled 0/0'])
})

test('catches two decisions that changed places', () => {
  const swapped = [...good]
  swapped[3] = good[4]!
  swapped[4] = good[3]!
  expect(check(swapped)).toEqual(['reordered 2/0'])
})

test('catches a changed decision', () => {
  const changed = [...good]
  changed[4] = { ...good[4]!, body: Buffer.from('other') }
  expect(check(changed)).toEqual(['changed 3/0'])
})

test('catches a decision about a record that is not in the log', () => {
  expect(check([...good.slice(0, 5), decision(9), good[5]!])).toEqual(['foreign 9/0'])
})
