// Under the seller bot an owner of two homes says which one is meant, and buys nothing.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const read = (text: string) => understand(text, { bot: 'seller', pendingQuestion: null })
const TO_BUYER = 6_000

describe('the home that is meant is the own', () => {
  test.each([
    'not the one on Elm, the one on 12 Foss St',
    'lets do the one on Hill Rd first',
    'the one on 88 Hill Rd is 3 bed',
    'I mean the one on 88 Hill Rd',
    'lets start with the one on 88 Hill Rd',
    "it's the house on 12 Oak St",
    'the brick one on Main',
  ])('%s', text => {
    expect(read(text).buyer).toBeLessThan(TO_BUYER)
    expect(read(text).slots.filter(slot => slot.side === 'buying')).toEqual([])
  })
})

describe('a home that is seen, liked or on offer is bought', () => {
  test.each([
    'can I see the one on 88 Hill Rd',
    'I want to make an offer on the one on 5th',
    'is the one on Elm still for sale',
    'i like the one on Alder you posted',
    'the one on Elm looks nice, can we tour it',
  ])('%s', text => expect(read(text).buyer).toBeGreaterThanOrEqual(TO_BUYER))
})
