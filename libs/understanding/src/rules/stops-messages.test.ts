// Who stops messages beside something else has stopped them: each clause is looked at by itself.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'
import { newSentence, readSentence } from '../text/sentence.ts'
import { stopsMessages } from './stops-messages.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
/** What the rule makes of an end at least. */
const RAISED = 9_000
const ENDED = 5_000

describe('an end of messages that is joined to another stop or refusal ends them', () => {
  test.each([
    'stop the open houses and stop texting me',
    'cancel the listing and stop the messages',
    'quit sending listings and quit messaging me please',
    'take the sign down and stop texting us',
    'can you cancel the tour and stop contacting me',
    'cancel the tour and stop contacting me',
    'stop the tours and the texts too',
    'cancel the open house and the texts',
    'stop sending condos. actually stop sending anything',
    'no more condos, no more lofts, no more texts',
    'we dont want to sell and we dont want texts',
    'i dont want a house and i dont need your messages',
    'no interest in selling and no interest in your texts',
    'i dont want to buy and i dont want you texting',
    'dont want to list and dont want to be contacted',
    'i dont want to sell or get your texts',
    'we bought already and we dont want to be on this list',
    'i would like no further contact from your office',
    'stop the automated messages for good, have Rita call me',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(RAISED)
  })
})

describe('what else is stopped, and messages that are wanted, missed or told of, end none', () => {
  test.each([
    'stop the car and text me',
    'stop by the house and text me the code',
    'end the tour early and text me',
    'i dont want to buy a house and dont want to sell either',
    'stop sending condos and text me ranches',
    'stop sending lofts, send everything else',
    'cancel the tour and text me later',
    'please cancel the tour and contact me',
    'cancel my appointment then contact me',
    'i had to stop texting, driving',
    'did you stop texting me?',
    'why did you stop the texts',
    'dont stop the texts',
    'stop the open houses and keep texting me',
    'stop the open houses but the texts are fine',
    'cancel the open house and send me the texts',
    'i have no more texts from the lender',
    'i dont want to miss a house or your texts',
    'stop sending everything, only 3 beds',
    'no more condos and no more anything over 400',
    'no more condos no more lofts',
    'dont want to text, call me',
    'i dont want calls, i want texts',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('what may be the end of a talk, or of messages in part, is left to the model', () => {
  test.each([
    'no more texts from me',
    'end of message',
    'lets stop texting and talk',
    'stop sending everything in Mesa',
    'if i dont want texts i will tell you',
    'stop texting me 3 bedrooms',
    'dont want the condo on the list',
    'stop the list',
  ])('%s', text => {
    const sentence = newSentence()
    readSentence(text, sentence)
    expect(stopsMessages(sentence)).toBe(false)
  })
})
