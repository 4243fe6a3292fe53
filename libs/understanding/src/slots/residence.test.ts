// Where somebody lives, or moves to, is where neither the home sought nor the one on sale stands;
// its rooms are not theirs.
import { describe, expect, test } from 'vitest'
import { readSlots } from './index.ts'

const sides = (text: string, bot: string, pending: string | null = null) =>
  readSlots(text, {
    bot,
    pendingQuestion: pending === null ? null : { side: 'selling', name: pending },
  }).map(s => `${s.side} ${s.name} ${s.value}`)

describe('who buys does not look where they live', () => {
  test.each([
    'we live in Joliet',
    'I live in a townhouse now, in Joliet',
    'we live in a condo in Joliet',
    "I'm in a rental in Joliet now",
    'rentamos una casa en Zapata',
    "now we're in a 2 bedroom apartment and it's tight",
    'currently in a 2 bed house',
  ])('%s', text => expect(sides(text, 'buyer')).toEqual([]))

  test.each([
    'we want to live in a condo in Joliet',
    'looking to live in Joliet',
    'we live in a condo, looking in Joliet',
  ])('%s: unless they say so', text =>
    expect(sides(text, 'buyer')).toEqual(['buying location Joliet']),
  )

  test('the rooms needed are those sought, those of a home on sale its own', () => {
    expect(sides("we're in a 2 bed, need 4 beds", 'buyer')).toEqual(['buying beds 4'])
    expect(sides("we're in a 3/2 and want to sell", 'lead')).toEqual([
      'selling beds 3',
      'selling baths 2',
    ])
    expect(sides("we're in a 3 bed 2 bath ranch", 'seller')).toEqual([
      'selling beds 3',
      'selling baths 2',
    ])
  })
})

describe('the home on sale does not stand where its owner goes or lives by now', () => {
  test.each([
    'planning to move to Reno',
    'heading to Reno soon',
    'my new job is in Reno',
    'me voy a mudar a Reno',
  ])('%s', text => expect(sides(text, 'seller')).toEqual(['buying location Reno']))

  test.each(['we already live in Reno', 'we live in Reno now', 'my kids are in Reno'])('%s', text =>
    expect(sides(text, 'seller')).toEqual([]),
  )

  test('but where they live, what it is close to, and what was asked for', () => {
    expect(sides('we live in Reno', 'seller')).toEqual(['selling location Reno'])
    expect(sides('its close to Reno', 'seller')).toEqual(['selling location Reno'])
    expect(sides('we live in Reno now', 'seller', 'location')).toEqual(['selling location Reno'])
  })
})
