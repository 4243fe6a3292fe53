// The home one has is not the one wanted, and a newer count takes the place of the older one. Each
// law stands beside the cases that look like it and are not.
import { describe, expect, test } from 'vitest'
import { readSlots } from './index.ts'

/** "buying.beds=4" */
const facts = (text: string, bot = 'lead') =>
  readSlots(text, { bot, pendingQuestion: null })
    .map(slot => `${slot.side}.${slot.name}=${slot.value}`)
    .sort()

const laws: Record<string, [text: string, facts: string[], bot?: string][]> = {
  'what one has is the home on sale, what one needs the one sought': [
    [
      'got a 2 bed in Dover, need a 4 bed in Newark',
      ['buying.beds=4', 'buying.location=Newark', 'selling.beds=2', 'selling.location=Dover'],
    ],
    [
      'have a condo in Dover, want a house in Newark',
      ['buying.location=Newark', 'selling.location=Dover'],
    ],
    [
      "mine's 1100 sqft in Dover, need at least 2000 in Newark",
      ['buying.location=Newark', 'buying.sqft=2000', 'selling.location=Dover', 'selling.sqft=1100'],
    ],
    [
      'current place is a 2 bed in Dover, want 4 in Newark',
      ['buying.beds=4', 'buying.location=Newark', 'selling.beds=2', 'selling.location=Dover'],
    ],
    ['its 3 bed, want 5 in the next one', ['buying.beds=5', 'selling.beds=3'], 'seller'],
    ['we have 1 bath and 3 teens. need 2 more', ['selling.baths=1']],
    ['got a lender, need a 3 bed in Dover', ['buying.beds=3', 'buying.location=Dover']],
    ['got 3 kids, need 4 beds', ['buying.beds=4']],
    ['you got a 3 bed in Mesa', ['buying.beds=3', 'buying.location=Mesa'], 'buyer'],
    ['got a 3 bed on your list? need 2 baths', ['buying.baths=2', 'buying.beds=3'], 'buyer'],
    [
      'have a question about a house in Dover, want 3 beds',
      ['buying.beds=3', 'buying.location=Dover'],
    ],
    ['its 3 beds and we want 2 baths', ['buying.baths=2', 'buying.beds=3'], 'buyer'],
  ],
  'who wants the home gone speaks of the own one': [
    ['want it off my hands by june', ['selling.timeline=present']],
    ['need it gone by june', ['selling.timeline=present']],
    ['need it closed in a month and a half', ['selling.timelineDays=45'], 'seller'],
    ['the house here has gotta go by august', ['selling.timeline=present']],
    ['what would our 5 bedroom fetch', ['selling.beds=5']],
    ['still have the old house in Fresno, want it gone', ['selling.location=Fresno']],
    ['need a house off the highway by june', ['buying.timeline=present']],
  ],
  '"next" before a time says nothing of a next home': [
    ['maybe next year', ['selling.timelineDays=365'], 'seller'],
    ['ours could go up next week', ['selling.timelineDays=7']],
    ['next year', ['buying.timelineDays=365'], 'buyer'],
    ['selling now, buying next year', ['buying.timelineDays=365']],
    ['buying the next one in Mesa', ['buying.location=Mesa'], 'seller'],
  ],
  'who asks what is out there searches': [
    ['whats out there under 300', ['buying.budget.max=300000']],
    ['whats available in Mesa under 250', ['buying.budget.max=250000', 'buying.location=Mesa']],
    ["what's available in Gilbert for us after we sell", ['buying.location=Gilbert']],
    ['whats the market like in Mesa', []],
    ['whats the one on Elm going for, 300?', []],
  ],
  'the newer count is kept, with its unit or without': [
    ['said 2 beds b4 but we need 3 now, sorry', ['buying.beds=3'], 'buyer'],
    ['i told you 2 beds but its 3', ['buying.beds=3'], 'buyer'],
    ['was 2 beds, now 3', ['buying.beds=3'], 'buyer'],
    ['used to want 2 beds, 3 now', ['buying.beds=3'], 'buyer'],
    ['2 beds wont cut it anymore, 3', ['buying.beds=3'], 'buyer'],
    ['said 3 baths b4, 2 is fine', ['buying.baths=2'], 'buyer'],
    ['said 3 beds, 2 kids', ['buying.beds=3'], 'buyer'],
    ['said 3 beds, 2 baths', ['buying.baths=2', 'buying.beds=3'], 'buyer'],
    ['said 3 beds, now 2 of us', ['buying.beds=3'], 'buyer'],
    ['told you 3 beds, 2', ['buying.beds=3'], 'buyer'],
    ['3b4b', ['buying.baths=4', 'buying.beds=3'], 'buyer'],
  ],
}

for (const [law, cases] of Object.entries(laws))
  describe(law, () => {
    test.each(cases)('%s', (text, expected, bot) => expect(facts(text, bot)).toEqual(expected))
  })
