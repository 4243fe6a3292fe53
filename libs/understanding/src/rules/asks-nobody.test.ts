// Words of persons, calls and the law that are said of something else ask for no person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

const nobody: Record<string, [text: string, bot: string][]> = {
  'what burdens the home on offer, or its owner, is no distress of the contact': [
    ["there's a lien on it? hm, whose", 'buyer'],
    ['is there a lien on the property', 'buyer'],
    ['is that one in probate', 'buyer'],
    ["owner's getting divorced so they want out quick", 'buyer'],
    ['I heard the owner is in foreclosure', 'buyer'],
  ],
  'an errand to their agent is none to the contact': [
    ['call the listing agent and ask about the fence', 'buyer'],
    ['can you call the sellers agent and see if theres other offers', 'buyer'],
    ["text their agent and ask if they'd take 380", 'buyer'],
    ['tell the buyers agent to call before', 'seller'],
  ],
  'who opens the door comes anyway': [
    ['is someone meeting us there', 'buyer'],
    ['who will meet us there saturday', 'buyer'],
    ['will somebody be there to open up', 'buyer'],
  ],
  'calls that are not wanted, or never came, are no calls asked for': [
    ["I'd rather text than call", 'buyer'],
    ['i prefer text over calls', 'buyer'],
    ['texting is easier than calling for me', 'lead'],
    ['FSBO isnt working. 40 days zero calls', 'seller'],
  ],
  'who asks what the bot is asks for nobody': [
    ['is this a bot or a person', 'lead'],
    ['are you a bot or a real person', 'lead'],
    ['am i texting a robot or human', 'lead'],
    ['am I talking to a bot or a person', 'lead'],
    ['is this ai or a human', 'buyer'],
    ['r u a real agent or a bot', 'seller'],
    ['are you human or ai', 'lead'],
  ],
  'a name to be called by is no call': [
    ['call me Rosie', 'lead'],
    ['just call me Sam', 'lead'],
    ['you can call me Beth', 'buyer'],
    ['call me Dave please', 'seller'],
  ],
}

for (const [law, table] of Object.entries(nobody))
  describe(law, () => {
    test.each(table)('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
  })

describe('who asks for a person beside that, or tells of their own distress, is offered one', () => {
  test.each([
    ["there's a lien on our house", 'buyer'],
    ["there's a lien on it", 'seller'],
    ["we're getting divorced so this is on hold", 'buyer'],
    ['thinking about bankruptcy because of the house', 'buyer'],
    ['legal separation, house is joint', 'buyer'],
    ['foreclosure on the house, need help', 'buyer'],
    ['divorce, the house has to be split', 'buyer'],
    ['house going into foreclosure', 'buyer'],
    ["my mom's house is in probate", 'lead'],
    ['is there an agent I can talk to about the lien on it', 'buyer'],
    ['have the listing agent call me', 'buyer'],
    ['ask the listing agent to call me', 'buyer'],
    ['can I talk to the listing agent', 'buyer'],
    ['can someone meet us there saturday', 'buyer'],
    ['will someone come by to look at it', 'seller'],
    ['is this a bot or a person? get me a person', 'lead'],
    ['is this a bot or a person, i need to talk to a human', 'lead'],
    ['are you a bot or can someone call me', 'lead'],
    ['is this a bot? i want a real person', 'lead'],
    ['call me tomorrow', 'lead'],
    ['call me at noon, Rosie', 'lead'],
    ['please call me, Rosie', 'buyer'],
    ['call me Rosie and have an agent call', 'lead'],
    ["I'd rather call than text", 'buyer'],
    ['id rather talk to someone than text', 'buyer'],
    ['got zero calls back, have someone call me', 'lead'],
    ['the other agent discriminated against us', 'buyer'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(ASKED))
})
