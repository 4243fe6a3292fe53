// What is to stop may be a worry, an inspection or a compliment; then messages go on.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const read = (text: string, bot = 'buyer') => understand(text, { bot, pendingQuestion: null })
const ENDED = 5_000

describe('an end of something else ends no messages', () => {
  test.each([
    "stop it you're too kind 😊",
    'stop it i love it',
    "stop it. that's adorable",
    'stop it right now that pool 😍',
    'stop it ur making me blush 😂',
    'stop it u flatterer',
    'stop it!! full price??',
    'stop it you had me at pool',
    'oh quit it lol',
    "stop worrying, i'll send it",
    'quit teasing me w these prices lol',
    'stop making me laugh lol',
    'no more surprises pls',
    'no more delays pls',
    'opt out of inspection',
    'opt out of the home warranty',
    'can we opt out of the hoa',
    'opt out of the lockbox please',
    'remove me from the Elm showing',
    'take me off speaker lol',
    "cancel it pls, I'll rebook",
    'stop repeating yourself',
    'stop asking me that',
    'stop me if you heard this one but is the market ever gonna cool off',
    'stop me if ive told you this already',
    'stop letting the dog out',
    'stop asking me questions',
    'stop being weird',
    'stop with the bot stuff and be straight with me',
    'unsubscribe me from the newsletter but keep texting here',
  ])('%s', text => {
    for (const bot of BOTS) expect(read(text, bot).optOut, bot).toBeLessThan(ENDED)
  })
})

describe('where messages are meant, or may be, they end', () => {
  test.each([
    'stop it',
    'stop it now',
    'stop it please lol',
    'stop it who is this??',
    "stop it. it's not nice",
    'stop it!! why are you texting me??',
    'stop w the automated stuff',
    "stop it i don't love this",
    'stop it. you are hilarious but stop texting',
    'stop worrying about me and leave me alone',
    'stop worrying and lose my number',
    'stop bothering me',
    'no more',
    'no more delays, stop texting',
    'opt out of these texts',
    'opt out of the hoa texts',
    'opt out of inspection reminders',
    'remove me from this showing list',
    'take me off the speaker list',
    'take me off',
    'cancel it',
    "cancel it, I don't want another text",
    'stop repeating yourself, stop texting',
    'stop asking me that. remove me',
  ])('%s', text => {
    for (const bot of BOTS) expect(read(text, bot).optOut, bot).toBeGreaterThanOrEqual(ENDED)
  })
})

test.each([
  'stop with the bot crap and have a real agent call me',
  'stop with the bot stuff, have an agent call me',
  'stop repeating yourself and get me a person',
])('who is angry at the bot gets the person that they ask for: %s', text => {
  for (const bot of BOTS) {
    expect(read(text, bot).optOut, bot).toBeLessThan(ENDED)
    expect(read(text, bot).human, bot).toBeGreaterThanOrEqual(ENDED)
  }
})
