// Under the seller bot an address, with what is near, is that of the own home.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const buyer = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).buyer
const OPENS = 7_000

describe('where the own home lies, nobody seeks one', () => {
  test.each([
    'near the park, 412 Vine',
    'close to downtown, 55 Main',
    'its near the park, 412 Vine',
    'next to the church, 3021 Oak Dr',
    'by the school, 901 Vine',
    '2207 N Larkspur Ave Apt 3B, Tucson 85719',
  ])('%s', text => expect(buyer(text, 'seller')).toBeLessThan(OPENS))
})

describe('without an address, or with a wish, one is sought', () => {
  test.each(['close to downtown, under 400', 'looking near the park, 412 Vine is nice'])(
    '%s',
    text => expect(buyer(text, 'seller')).toBeGreaterThanOrEqual(OPENS),
  )
})
