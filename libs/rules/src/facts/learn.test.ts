import { describe, expect, test } from 'vitest'
import { DAY, fact } from '../testing/contact.ts'
import { plain } from '../testing/policies.ts'
import { type Learned, learnFacts } from './learn.ts'

const by = (authority: 'contact' | 'operator' | 'reported', at = 0) => ({
  source: 'm1',
  authority,
  at,
})

const from = (before: Learned, stated: ReturnType<typeof fact>[], teller = by('contact')) =>
  learnFacts(before.facts, stated, teller, plain)

const nothing: Learned = { facts: [], changed: [] }
const three = from(nothing, [fact('beds', '3')])

describe('what the contact says', () => {
  test('is kept with confidence, time and the message it came from', () => {
    expect(three.facts).toEqual([
      {
        side: 'buying',
        name: 'beds',
        value: '3',
        confidence: 10_000,
        at: 0,
        source: 'm1',
        former: [],
      },
    ])
    expect(three.changed).toEqual(['buying.beds'])
  })

  test('replaces what was said before, which is remembered twice', () => {
    let learned = three
    for (const beds of ['4', '5', '6']) learned = from(learned, [fact('beds', beds)])
    expect(learned.facts).toMatchObject([{ value: '6', former: ['5', '4'] }])
  })

  test('makes a fact fresh again when it is repeated, and changes nothing', () => {
    const again = from(three, [fact('beds', '3')], by('contact', DAY))
    expect(again.changed).toEqual([])
    expect(again.facts).toMatchObject([{ at: DAY, former: [] }])
  })

  test('on one side says nothing about the other', () => {
    const both = from(three, [fact('beds', '2', 'selling')])
    expect(both.facts.map(({ side, value }) => [side, value])).toEqual([
      ['buying', '3'],
      ['selling', '2'],
    ])
  })

  test('about a list adds to it, sorted', () => {
    const zips = from(from(nothing, [fact('zip', '78745')]), [fact('zip', '78704,78745')])
    expect(zips.facts).toMatchObject([{ value: '78704,78745' }])
  })

  test('as days takes the place of a season', () => {
    const days = from(from(nothing, [fact('timeline', 'present')]), [fact('timelineDays', '90')])
    expect(days.facts.map(known => known.name)).toEqual(['timelineDays'])
  })

  test('about a list is kept in whole values, those said last first', () => {
    const zip = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => 97_700 + from + i).join(',')
    for (const steps of [[zip(0, 25), zip(25, 5)], [zip(0, 30)]]) {
      let learned = nothing
      for (const zips of steps) learned = from(learned, [fact('zip', zips)])
      const kept = learned.facts[0]!.value.split(',')
      expect(kept).toHaveLength(26)
      expect(kept.every(value => /^977\d\d$/.test(value))).toBe(true)
      if (steps.length > 1) expect(kept).toContain('97729')
    }
  })

  test('may withdraw a fact', () => {
    expect(from(three, [fact('beds', '')]).facts).toEqual([])
  })
})

describe('what others report', () => {
  test('does not replace what is known with more confidence, until that is stale', () => {
    const guess = fact('beds', '5', 'buying', 6000)
    expect(from(three, [guess], by('reported', DAY)).facts).toMatchObject([{ value: '3' }])
    expect(from(three, [guess], by('reported', 30 * DAY)).facts).toMatchObject([{ value: '5' }])
  })

  test('does not replace it under a name that takes its place either', () => {
    const season = from(nothing, [fact('timeline', '3 months')])
    const guess = fact('timelineDays', '7', 'buying', 1)
    expect(from(season, [guess], by('reported')).facts).toEqual(season.facts)
    const sure = fact('timelineDays', '7')
    expect(from(season, [sure], by('reported')).facts).toMatchObject([{ name: 'timelineDays' }])
  })

  test('is no news when it is known and fresh: the contact has still said it, and when', () => {
    const same = from(three, [fact('beds', '3')], {
      source: 'bot:buyer',
      authority: 'reported',
      at: 1,
    })
    expect(same.facts).toEqual(three.facts)
    const later = { source: 'bot:buyer', authority: 'reported', at: 30 * DAY } as const
    expect(from(three, [fact('beds', '3')], later).facts).toMatchObject([{ at: 30 * DAY }])
  })

  test('replaces when it is as sure, and an operator is believed', () => {
    expect(from(three, [fact('beds', '5')], by('reported')).facts).toMatchObject([{ value: '5' }])
    const unsure = fact('beds', '1', 'buying', 100)
    expect(from(three, [unsure], by('operator')).facts).toMatchObject([{ value: '1' }])
  })
})

test('the least recent fact goes when there are more than 32', () => {
  let learned = nothing
  for (let i = 0; i <= 32; i++) learned = from(learned, [fact(`f${i}`, 'x')], by('contact', i))
  expect(learned.facts).toHaveLength(32)
  expect(learned.facts.map(known => known.name)).not.toContain('f0')
})
