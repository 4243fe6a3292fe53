// A number belongs to the word that counts it, a year to the home it stands for. Each law stands
// beside the cases that look like it and are not.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [text: string, facts: Record<string, string>, bot?: string]

const laws: Record<string, Case[]> = {
  'a count and more keeps its own unit': [
    ['3+ beds 2+ baths', { beds: '3', baths: '2' }],
    ['4+ br 3+ ba', { beds: '4', baths: '3' }],
    ['3 or more beds 2 or more baths', { beds: '3', baths: '2' }],
    ['3 plus beds 2 plus baths', { beds: '3', baths: '2' }],
    ['beds 3 baths 2', { beds: '3', baths: '2' }],
    ['beds 3+ baths 2+', { beds: '3', baths: '2' }],
    ['bedrooms: 3 bathrooms: 2', { beds: '3', baths: '2' }],
  ],
  'two counts may be joined by a plus': [
    ['3+2 in Bend', { beds: '3', baths: '2', location: 'Bend' }],
    ['4+3, pool', { beds: '4', baths: '3', features: 'pool' }],
    ['2 + 2 is 4', {}],
  ],
  'the unit of a count is no part with a year of its own': [
    ['3 bed 2 bath built 2006', { beds: '3', baths: '2', yearBuilt: '2006' }, 'seller'],
    [
      '3 bed 2 bath built 1975 1400 sqft',
      { beds: '3', baths: '2', yearBuilt: '1975', sqft: '1400' },
      'seller',
    ],
    ['added a bath built in 2012', {}, 'seller'],
    ['bath built in 2012', {}, 'seller'],
    [
      '3/2 w pool built 94',
      { beds: '3', baths: '2', features: 'pool', yearBuilt: '1994' },
      'seller',
    ],
    [
      '3 bed 2 bath 2 car garage built 2004',
      { beds: '3', baths: '2', features: 'garage', yearBuilt: '2004' },
      'seller',
    ],
    ['3/2, new pool built 2019', { beds: '3', baths: '2', features: 'pool' }, 'seller'],
    ['w a garage built in 2010', { features: 'garage' }, 'seller'],
    ['pool built in 1994', { features: 'pool' }, 'seller'],
    ['3/2 with deck we built in 2004', { beds: '3', baths: '2' }, 'seller'],
    ['3/2 we built in 2004', { beds: '3', baths: '2', yearBuilt: '2004' }, 'seller'],
    ['house we built in 2004', { yearBuilt: '2004' }, 'seller'],
  ],
  'a bare number of the size of a home is no year': [
    ['1800', {}, 'seller'],
    ['around 1850', {}, 'seller'],
    ['1912', { yearBuilt: '1912' }, 'seller'],
    ['from 1890', { yearBuilt: '1890' }, 'seller'],
    ['built 1850', { yearBuilt: '1850' }, 'seller'],
  ],
  'the house itself has its own year': [
    ['furnace is new, house itself is 1955', { yearBuilt: '1955' }, 'seller'],
    ['the roof itself is 2015', {}, 'seller'],
  ],
  'what people do is asked, what one knows is said': [
    ['do people pay cash around here', {}],
    ['do most people put 20% down', {}],
    ['What I do know is we need 4 beds, va loan', { beds: '4', financing: 'va' }],
    ['do you know is it 4 beds', {}],
  ],
  '"has" and a number state, unless they are asked': [
    [
      'our house is 3 beds and has 2 full baths and needs some work, still owe 175',
      { beds: '3', baths: '2', condition: 'present', mortgageBalance: '175000' },
    ],
    ['has 2 big baths, owe 175', { baths: '2', mortgageBalance: '175000' }, 'seller'],
    ['has 2 full baths?', {}],
    ['does it have 2 full baths', {}],
  ],
  'a polite wish is none of the past': [
    ['was hoping to list in spring', { timeline: 'present' }, 'seller'],
    ['I was planning to buy by june', { timeline: 'present' }, 'buyer'],
    ['it was listed in may', {}],
    ['it was good in january', {}],
    ['want to get it by june', { timeline: 'present' }],
  ],
  'all that is new or was flipped says the state of the home': [
    ['just flipped, everythings new', { condition: 'present' }, 'seller'],
    ['cosmetic work only', { condition: 'present' }, 'seller'],
    ['necesita mucho arreglo', { condition: 'present' }, 'seller'],
    ['new couch', {}, 'seller'],
  ],
  'a fixer that is one already is no wish for one': [
    ['its a total fixer', { condition: 'present' }],
    ['fixer upper, be warned', { condition: 'present' }],
    ['looking for a total fixer', {}],
    ['fixer upper', {}],
    ['is it a total fixer', {}],
  ],
}

for (const [law, table] of Object.entries(laws))
  describe(law, () => {
    test.each(table)('%s', (text, facts, bot = 'lead') =>
      expect(flatSlots(readSlots(text, { bot, pendingQuestion: null }))).toEqual(facts),
    )
  })
