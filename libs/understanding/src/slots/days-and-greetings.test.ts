// A capital alone makes neither a place nor a name: days, greetings and styles of homes have one
// too. Each law stands beside the cases that look like it and are not.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [text: string, facts: Record<string, string>, bot?: string]

const laws: Record<string, Case[]> = {
  'a day of the week is no place': [
    ['can you report back by Friday', {}],
    ['by Friday', {}],
    ['We want to buy, closing by Monday', {}],
    ['around Friday', {}],
    ['by December I want a house', { timeline: 'present' }],
    ['looking by Lake Conroe', { location: 'Lake Conroe' }],
    ['I want a house by Friday Harbor', { location: 'Friday Harbor' }],
  ],
  'a greeting of another tongue is no place': [
    ['Bonjour', {}],
    ['Ciao', {}, 'buyer'],
    ['Guten Tag', {}],
    ['Wassup', {}],
    ['Bonjour, looking in Plano', { location: 'Plano' }],
    ['Fulshear', { location: 'Fulshear' }],
    ['looking in Aloha', { location: 'Aloha' }],
  ],
  'the state of a move gives way to the town in it': [
    ['moving back to Ohio, want to buy in Mason', { location: 'Mason' }],
    ['relocating to Texas, looking to buy around Katy', { location: 'Katy' }],
    ['moving to Ohio', { location: 'Ohio' }],
    ['moving to Ohio from Texas, want to buy', { location: 'Ohio' }],
  ],
  'a style of home is no place': [
    ['3 bed cape cod in Quincy', { beds: '3', location: 'Quincy' }],
    ['looking for a cape cod', {}],
    ['a boston style brownstone', {}],
    ['a house on Cape Cod', { location: 'Cape Cod' }],
  ],
  'a school district is named without its article': [
    ['in the Cherry Creek school district', { location: 'Cherry Creek' }],
  ],
  'the code of Idaho names no other number': [
    ['Boise, ID 83702', { location: 'Boise, ID', zip: '83702' }],
    ['looking in Nampa ID 83651', { location: 'Nampa ID', zip: '83651' }],
    ['Twin Falls ID 83301', { location: 'Twin Falls ID', zip: '83301' }],
    ['my driver id 83702', {}],
    ['gate id 83702', {}],
    ['id # 83702', {}],
  ],
  'of two towns the right one is no first name': [
    ["and it's Gilbert not Chandler, typo", { location: 'Gilbert' }, 'buyer'],
    ['its Tyler not Longview', { location: 'Tyler' }, 'buyer'],
    ['its Gilbert', { name: 'Gilbert' }, 'buyer'],
    ['its Curtis not Chris', { name: 'Curtis' }, 'buyer'],
  ],
  'who says "it’s me" says the name': [
    ['its me Shonda', { name: 'Shonda' }],
    ['its just me, Tom', { name: 'Tom' }],
    ['its me tom again', { name: 'tom' }],
    ['its me again', {}],
    ['its just me and Bob', {}],
  ],
  'a first name beside a phone number is that of its bearer': [
    ['Luis 512-555-0150', { name: 'Luis', phone: '+15125550150' }],
    ['Luis - 512 555 0150', { name: 'Luis', phone: '+15125550150' }],
    ['512-555-0150 (Luis)', { name: 'Luis', phone: '+15125550150' }],
    ['Plano 512-555-0150', { location: 'Plano', phone: '+15125550150' }],
    ['call me at 503-555-0108, Dwight', { phone: '+15035550108' }],
    ['call me at 503-555-0108, Plano', { location: 'Plano', phone: '+15035550108' }],
  ],
}

for (const [law, table] of Object.entries(laws))
  describe(law, () => {
    test.each(table)('%s', (text, facts, bot = 'lead') =>
      expect(flatSlots(readSlots(text, { bot, pendingQuestion: null }))).toEqual(facts),
    )
  })
