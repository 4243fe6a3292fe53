// Others who want the contact's own home seek none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const buyer = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).buyer
const OPENS = 7_000

describe('who wants the own home, or a part of its land, is not the contact', () => {
  test.each([
    'neighbors want to buy the strip of land behind the fence',
    'my tenants want to buy',
    'the renters want to buy',
    'some guy wants to buy',
    'an investor wants to buy the back lot',
    'some developer wants to buy my land',
    'neighbors want to buy it',
  ])('%s', text => expect(buyer(text, 'seller')).toBeLessThan(OPENS))
})

describe('who wants a home besides, or for others, seeks one', () => {
  test.each([
    'my tenants want to buy, and we want to buy a bigger one',
    'neighbors want to buy so we need a new place',
    'we want to buy near the neighbors',
    'my tenants want to buy a house of their own',
  ])('%s', text => expect(buyer(text, 'seller')).toBeGreaterThanOrEqual(OPENS))
})
