// Persons, calls and trouble that belong to somebody else, or to no one, ask for no person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

const nobody: Record<string, [text: string, bot: string][]> = {
  'wires of a house move no money': [
    ['fair condition, old wiring', 'seller'],
    ['aluminum wiring', 'seller'],
    ['wiring is original', 'seller'],
    ['electrical wiring is old', 'seller'],
    ['whats the wiring like', 'buyer'],
    ['needs new wiring', 'seller'],
    ['knob and tube wiring', 'seller'],
    ['house was rewired, new wiring', 'seller'],
    ['old wiring and a leaky roof', 'seller'],
    ['new wiring and plumbing', 'seller'],
    ['pre war wiring?', 'buyer'],
  ],
  'a home is seen, and a deed signed, in person': [
    ['looks smaller in person', 'buyer'],
    ['is closing in person', 'buyer'],
    ['wanna see it in person', 'buyer'],
    ["i'd like to see it in person this time", 'buyer'],
    ['do we sign in person or online', 'buyer'],
    ['in person showing please not a video one', 'buyer'],
    ['the photos look better in person', 'buyer'],
    ['can I see the house on Oak in person', 'buyer'],
    ['bigger in person than the pics', 'buyer'],
    ['id rather walk it in person', 'buyer'],
    ['do i sign in person', 'buyer'],
  ],
  'whom one meets of the other side is there anyway': [
    ['could i meet the buyers before we sign', 'seller'],
    ['can i meet the couple who offered', 'seller'],
    ['can we meet the neighbors', 'buyer'],
    ['can we meet the hoa board', 'buyer'],
    ['will we get to meet the sellers at closing', 'buyer'],
    ['do we get to meet the owner', 'buyer'],
    ['id love to meet the folks next door', 'buyer'],
    ["can i meet who's buying it", 'seller'],
  ],
  'trouble of somebody remote is news': [
    ['someone at church got sued by their realtor', 'lead'],
    ['a guy at work got scammed on a wire', 'lead'],
    ['a guy i know lost 40k to wire fraud', 'lead'],
    ['a friend got scammed on a rental, be careful out there', 'lead'],
    ['my neighbor is going thru foreclosure, feel bad for him', 'lead'],
    ['buddy of mine got sued over his fence ha', 'buyer'],
    ['this dude at my gym got foreclosed on', 'lead'],
    ['friend of my sister got scammed', 'lead'],
    ['my barber is getting sued lol', 'lead'],
  ],
  'a builder, a tenant or a chore that is behind is no debt of the contact': [
    ['the builder is behind on the house', 'buyer'],
    ['builder is 2 months behind', 'buyer'],
    ["we're behind on the repairs, photos next week", 'seller'],
    ["we're behind on repairs at the house but want out", 'lead'],
    ['my tenant hasnt paid in 2 months', 'seller'],
    ['tenant is behind on rent but hes moving out', 'seller'],
    ['buyers lender is behind schedule', 'seller'],
    ['were behind on staging', 'seller'],
    ['contractors behind, add a week', 'seller'],
    ['renter owes me 2 months', 'seller'],
  ],
  'a call of the own, a box or a matter of judgement is none asked for': [
    ['will give yall a call', 'buyer'],
    ['let me give my bank a call first', 'buyer'],
    ['is there a call box', 'buyer'],
    ['theres a call box at the gate', 'buyer'],
    ['what would you call this style', 'buyer'],
    ['they have a call button by the door', 'buyer'],
    ["i'll give ya a ring", 'buyer'],
    ['thats a judgment call', 'buyer'],
    ['thats a judgement call', 'buyer'],
    ['i will give you a call next week', 'buyer'],
    ['gonna give my mom a call real quick', 'buyer'],
    ['its a tough call between the two', 'buyer'],
  ],
  'who asks by custom about lawyers, or who is typing, wants neither': [
    ['is there a human typing or auto replies', 'lead'],
    ['is there a live person or just automated', 'lead'],
    ['is there a person typing this or is it auto', 'lead'],
    ['are there people behind this or auto', 'lead'],
    ['do u guys have a lawyer on staff', 'lead'],
    ['do I need a lawyer to sell in Illinois', 'lead'],
    ['is it true u need a lawyer to close in NY', 'lead'],
    ['do most people use a lawyer to buy in NJ', 'lead'],
    ['do sellers need an attorney in GA', 'lead'],
    ['is the association being sued', 'buyer'],
    ['is there an HOA lawsuit on that building', 'buyer'],
    ['is that hoa getting sued', 'buyer'],
  ],
}

for (const [law, table] of Object.entries(nobody))
  describe(law, () => {
    test.each(table)('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
  })

test.each(['can we meet at the house at 4', 'lets meet there at noon', 'meet at the condo?'])(
  'under the buyer bot one meets at a showing: %s',
  text => expect(human(text, 'buyer')).toBeLessThan(ASKED),
)

test.each(['can somebody meet us at the house', 'can we meet at the house and talk it over'])(
  'who wants somebody there, or a talk, asks for one: %s',
  text => expect(human(text, 'buyer')).toBeGreaterThanOrEqual(ASKED),
)

describe('the own trouble, a call asked for and one of ours to meet are not', () => {
  test.each([
    ['someone sent me new wiring instructions', 'buyer'],
    ['an email told me to wire the deposit to a new account', 'buyer'],
    ['i got asked to wire money to someone weird', 'buyer'],
    ['old wiring, can someone call me about it', 'seller'],
    ['can we talk in person', 'buyer'],
    ['in person please', 'buyer'],
    ['who can I see in person', 'buyer'],
    ['can I come by and see you guys in person', 'lead'],
    ['can i meet the agent first', 'buyer'],
    ['can we meet with someone before offering', 'buyer'],
    ['could we meet up and talk it over', 'lead'],
    ['my neighbor is suing me over the fence', 'lead'],
    ['my mom is in foreclosure, can you help her', 'lead'],
    ['neighbor put a lien on our house', 'lead'],
    ['my friend is in foreclosure, can someone call him', 'lead'],
    ['im behind on the house note', 'seller'],
    ['a little behind w the bank', 'seller'],
    ["we're behind on payments and tenant stopped paying", 'seller'],
    ["we're 3 months behind", 'seller'],
    ['behind on the house', 'lead'],
    ['give me a call when ur ready', 'buyer'],
    ['give my wife a call', 'buyer'],
    ["it's your call but call me first", 'buyer'],
    ['will you give me a call', 'buyer'],
    ['will someone give us a call', 'buyer'],
    ['need somebody to give her a call', 'buyer'],
    ['is there a person i can talk to', 'lead'],
    ['is there a real agent available or just you the bot', 'lead'],
    ['do i need a lawyer to get my deposit back', 'lead'],
    ['do i need a lawyer for this', 'lead'],
    ['the hoa is suing me', 'buyer'],
    ['do you know a good real estate attorney', 'lead'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(ASKED))
})

describe('a name in Spanish to be called by is no call', () => {
  test('llámame Rosa', () => expect(human('llámame Rosa', 'lead')).toBeLessThan(ASKED))

  test.each(['llámame, Rosa', 'llámame mañana'])('%s is one', text =>
    expect(human(text, 'lead')).toBeGreaterThanOrEqual(ASKED),
  )
})
