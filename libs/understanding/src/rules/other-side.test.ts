// Trouble of the other side of the deal is none of the contact's, unless it is made for them.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const read = (text: string, bot: string) => understand(text, { bot, pendingQuestion: null })
const ASKED = 5_000
const SALE = 8_000

describe('trouble of the other side is handed to nobody', () => {
  test.each([
    ['agent says the seller is going thru a divorce', 'buyer'],
    ["seller's ex wont sign the papers", 'buyer'],
    ["they're behind on the mortgage so its a short sale", 'buyer'],
    ['the sellers are fighting in court over it', 'buyer'],
    ['the sellers lawyer sent the papers', 'buyer'],
    ['house is in probate so the heirs are selling', 'buyer'],
    ['the owner filed chapter 7', 'buyer'],
    ['the buyers are divorcing so they backed out', 'seller'],
    ['buyers lender filed bankruptcy lol', 'seller'],
    ['the buyers got scammed on their deposit', 'seller'],
    ['buyers attorney wants an extension', 'seller'],
  ])('%s', (text, bot) => expect(read(text, bot).human).toBeLessThan(ASKED))
})

describe('trouble of the contact, or made for them, is', () => {
  test.each([
    ['the seller is suing us', 'buyer'],
    ['sellers attorney is threatening us', 'buyer'],
    ["seller is divorcing and we're divorcing too", 'buyer'],
    ['seller filed bankruptcy, i need a lawyer', 'buyer'],
    ['they are foreclosing, sale is friday', 'buyer'],
    ['sellers in probate, can i talk to someone', 'buyer'],
    ['the buyers are suing me', 'seller'],
    ['buyers lawyer sent me a demand letter', 'seller'],
    ['the buyer is threatening to sue', 'seller'],
    ['buyer walked, facing foreclosure', 'seller'],
    ["we're behind on payments and the buyers left", 'seller'],
  ])('%s', (text, bot) => expect(read(text, bot).human).toBeGreaterThanOrEqual(ASKED))
})

describe('what heirs or an estate sell under the buyer bot is no sale of the contact', () => {
  test.each<[string, boolean]>([
    ['its an estate sale, kids are selling it', false],
    ['house is in probate so the heirs are selling', false],
    ['our kids are gone, selling the house', true],
    ['my siblings and i are selling moms house', true],
  ])('%s', (text, sold) => expect(read(text, 'buyer').seller >= SALE).toBe(sold))
})
