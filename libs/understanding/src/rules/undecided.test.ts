// A sale that is only wondered about, or wished for in jest, does not move who is looking for a
// home.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const seller = (text: string): number =>
  understand(text, { bot: 'buyer', pendingQuestion: null }).seller
const OPENS = 8_000

describe('who has to figure out what to do with the own home has not decided to sell it', () => {
  test.each([
    "we'd have to figure out what to do with our duplex I guess",
    "we'd need to decide what to do with our house first",
    "we'd have to figure something out with the old house",
    'have to figure out what to do w our house',
  ])('%s', text => expect(seller(text)).toBeLessThan(OPENS))
})

describe('who would sell at the price of another, in jest, asks nothing of the own home', () => {
  test.each([
    'man if i could get that for my house haha',
    'if mine was worth that much id sell too ha',
    'id sell mine too for that price lol',
    'if ours was worth that much id move too',
    'id list mine tomorrow at that number haha',
    'wish ours sold for that',
  ])('%s', text => expect(seller(text)).toBeLessThan(OPENS))
})

describe('a sale that is stated, or asked about, is one', () => {
  test.each([
    'we need to get rid of our duplex',
    'have to sell our duplex',
    'we should sell the duplex',
    'what should we do with our house',
    'I gotta figure out what to do w my house, could you list that?',
    'should probably figure out what to do with our condo. can you price it',
    'if mine is worth 400 id sell it, can you check',
    'would you list mine too if we go w you',
    'what could mine go for',
    'would mine sell for that',
  ])('%s', text => expect(seller(text)).toBeGreaterThanOrEqual(OPENS))
})
