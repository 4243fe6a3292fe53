// The least that a seller takes is no wish to buy.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const buyer = (text: string): number =>
  understand(text, { bot: 'seller', pendingQuestion: null }).buyer
const ACTS = 6_000

describe('what a seller refuses to take raises no purchase', () => {
  test.each([
    'anything under 300 is a no',
    'anything less than 300k is a no from us',
    'anything under 300k and im walking',
  ])('%s', text => {
    expect(buyer(text)).toBe(0)
    const { slots } = understand(text, { bot: 'seller', pendingQuestion: null })
    expect(slots.every(({ side }) => side === 'selling')).toBe(true)
  })
})

describe('a limit of what one looks for does', () => {
  test.each([
    'got anything under 350 in Mesa we could buy',
    'looking for a condo under 200 next, over that is a no',
    'any condos under 250, not picky',
  ])('%s', text => expect(buyer(text)).toBeGreaterThanOrEqual(ACTS))
})
