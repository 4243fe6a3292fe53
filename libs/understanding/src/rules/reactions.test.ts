// What a phone quotes for a tap on a message is not what the contact says.
import { describe, expect, test } from 'vitest'
import { ownText, understand } from '../index.ts'

describe('a reaction says nothing', () => {
  test.each([
    'Liked “Hi! Are you looking to buy or sell?”',
    'Loved "I\'d love to help you find a home under 400k"',
    'Laughed at “You can text STOP any time”',
    'Emphasized “When an agent gets in touch, would you rather get a call or a text?”',
    'Questioned “Homes near you sell for 410k”',
    'Disliked “Want to list your house?”',
    'Removed a like from “Are you pre-approved?”',
    'Removed a question mark from “Are you pre-approved?”',
    'Reacted 🎉 to “Your offer of 350k was accepted”',
    '👍 to “Can somebody call you?”',
    '\u200a❤️\u200a to “Text STOP to end”',
    'Liked an image',
    'Loved 2 photos',
    'Le encantó “Responda STOP para cancelarlos.”',
    'Le gustó “¿Quiere vender su casa?”',
    'Reaccionó con 👍 a “¿Quiere comprar una casa?”',
    '😂 a “¿Quiere vender su casa?”',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller']) {
      const reading = understand(text, { bot, pendingQuestion: { side: 'buying', name: 'name' } })
      expect(reading).toMatchObject({ buyer: 0, seller: 0, human: 0, optOut: 0, optIn: false })
      expect(reading.slots).toEqual([])
    }
    expect(ownText(text)).toBe('')
  })
})

test.each([
  'loved the house on Elm, want to see it',
  'liked it',
  'I liked “412 Vine”, is it open',
  'loved “the ranch” want to buy it',
  'laughed at the price',
  '$5 to “John”',
  'questioned my lender',
  'le gusto la casa',
  '👍 to the condo',
  '"',
])('%s is said by the contact', text => expect(ownText(text)).toBe(text))
