// "Buying or selling?" is answered with a word.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const read = (text: string) => understand(text, { bot: 'lead', pendingQuestion: null })
const RAISED = 7_000

describe('a word of buying or of selling and nothing else raises the intent', () => {
  test.each<[text: string, buyer: boolean, seller: boolean]>([
    ['buy', true, false],
    ['Buying.', true, false],
    ['just buying', true, false],
    ['purchase', true, false],
    ['comprar', true, false],
    ['sell', false, true],
    ['vender', false, true],
    ['both', true, true],
    ['Both please!', true, true],
    ['both 👍', true, true],
    ['ambos', true, true],
    ['buyer', true, false],
    ['im a buyer', true, false],
    ['seller', false, true],
    ['vendedor', false, true],
    ['Buying. Raleigh, 4/3, 550 max, 3 months', true, false],
    ['Seller. not anymore', false, false],
    ['Sell? no', false, false],
    ['Buying a car. Tempe', false, false],
    ['are you a seller', false, false],
    ['not buying', false, false],
    ['are you buying', false, false],
    ['buying or selling?', false, false],
    ['neither', false, false],
    ['hola, me interesa vender un terreno con casa', false, true],
    ['nos interesa comprar una casa', true, false],
    ['no me interesa vender', false, false],
  ])('%s', (text, buyer, seller) => {
    expect(read(text).buyer >= RAISED).toBe(buyer)
    expect(read(text).seller >= RAISED).toBe(seller)
  })
})
