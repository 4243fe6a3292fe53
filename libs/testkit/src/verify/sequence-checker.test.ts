// Method: a checker that catches nothing proves nothing, so each bug is planted into a good
// sequence of outputs.
import { describe, expect, test } from 'vitest'
import { type Expected, SequenceChecker, type Uncompared } from './sequence-checker.ts'
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

/** The input 2 of another engine, which has decided it in two slots and told somebody. */
const OTHER: Uncompared = {
  offset: 2,
  key: Buffer.from('ann'),
  engine: 'other',
  idOf: slot => `d2/${slot}`,
}
const others = (changes: Partial<Expected> = {}): Expected => ({
  ...output(2),
  body: Buffer.from('its own'),
  engine: 'other',
  ...changes,
})
const beside = others({ ...output(2, 1), body: null })

const checkOthers = (actual: readonly Expected[]) => {
  const found: Violation[] = []
  const checker = new SequenceChecker('decisions', 0, one => found.push(one))
  for (const one of good) {
    if (one.offset === 2) checker.expectUncompared(OTHER)
    else checker.expect(one)
  }
  for (const one of actual) checker.see({ ...one, place: () => one, differences: () => ['body'] })
  checker.finish()
  return found.map(({ kind, offset, slot, fields }) => `${kind} ${offset}/${slot} ${fields}`)
}

describe('of an input that another engine decided', () => {
  const [before, after] = [good.slice(0, 3), good.slice(4)]

  test('any decision will do that stands there, with others of its input before it or behind', () => {
    expect(checkOthers([...before, others(), ...after])).toEqual([])
    expect(checkOthers([...before, beside, others(), ...after])).toEqual([])
    expect(checkOthers([...before, others(), beside, ...after])).toEqual([])
  })

  test('one must be there, once, in its place', () => {
    expect(checkOthers([...before, ...after])).toEqual(['lost 2/0 '])
    expect(checkOthers([...before, others(), others(), ...after])).toEqual(['doubled 2/0 '])
    expect(checkOthers([...before, others(), beside, beside, ...after])).toEqual(['doubled 2/1 '])
    expect(checkOthers([...before, after[0]!, others(), after[1]!])).toEqual(['reordered 2/0 '])
    expect(checkOthers([...before, others(), ...after, beside])).toEqual(['foreign 2/1 '])
  })

  test('it is about this input, under its id, and names that engine', () => {
    const wrong = others({ decisionId: 'x', engine: 'this', key: Buffer.from('bob') })
    expect(checkOthers([...before, wrong, ...after])).toEqual(['changed 2/0 decisionId,engine,key'])
    const renamed = { ...beside, decisionId: 'x' }
    expect(checkOthers([...before, others(), renamed, ...after])).toEqual([
      'changed 2/1 decisionId',
    ])
  })
})

test('outputs of what is not compared may stand anywhere between what is, and hide nothing of it', () => {
  const run = (actual: readonly Expected[]) => {
    const found: Violation[] = []
    const checker = new SequenceChecker('outbound', 0, one => found.push(one))
    checker.expect(good[0]!)
    checker.expectAny()
    checker.expectAny()
    checker.expect(good[3]!)
    checker.expect(good[4]!)
    expect(checker.waiting).toBe(3)
    for (const one of actual) checker.see({ ...one, place: () => one, differences: () => ['body'] })
    checker.finish()
    return found.map(({ kind, offset }) => `${kind} ${offset}`)
  }
  const [first, second, third] = [good[0]!, good[3]!, good[4]!]
  expect(run([first, second, third])).toEqual([])
  expect(run([first, output(8), output(9), second, third])).toEqual([])
  expect(run([first, output(8), third])).toEqual(['lost 2'])
  expect(run([first, output(8), first, second, third])).toEqual(['doubled 0'])
  expect(run([first, output(8), second, output(9), third])).toEqual(['foreign 9'])
  expect(run([output(8), first, second, third])).toEqual(['foreign 8'])
})
