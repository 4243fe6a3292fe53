// What raises an intent, a person or nothing, on messages that the training data does not hold word
// for word.
import { describe, expect, test } from 'vitest'
import { threshold } from '../train/measure.ts'
import { understand } from './index.ts'

type Label = 'buyer' | 'seller' | 'human' | 'optOut'
type Told = [text: string, bot: string, raised: Label[]]

const LABELS: Label[] = ['buyer', 'seller', 'human', 'optOut']
const read = (text: string, bot: string) => understand(text, { bot, pendingQuestion: null })

const laws: Record<string, Told[]> = {
  'who has to stop texts, or is about to lose a home, is heard': [
    ['I have to stop these texts', 'lead', ['optOut']],
    ['i have to stop texting, im driving', 'buyer', []],
    ['need buyers before foreclosure', 'seller', ['human']],
    ["can someone tell me what to do, I'm losing my house", 'seller', ['human']],
    ['we owe 6 payments on the mortgage', 'seller', ['human']],
  ],
  'trouble of today is heard beside years that are past': [
    ['selling because of divorce, built 1998, 3 bed', 'seller', ['human']],
    ['my wife and I split up last week after 10 years', 'seller', ['human']],
    ['buyer put a lien on the house', 'seller', ['human']],
    ['cancel the open house and contact me', 'lead', []],
    ['do you have something we could look at', 'seller', ['buyer']],
  ],
  'a deal that is put off is none': [
    ['lets wait on selling ours, not ready', 'buyer', []],
    ['hold off on listing our house for now', 'buyer', []],
    ['hold off on showings, we are listing ours first', 'buyer', ['seller']],
    ['wait on buying, we want to sell first', 'lead', ['seller']],
  ],
  'a denial that opens a correction denies no wish, with a comma and without': [
    ['no wait I want to sell my house', 'buyer', ['seller']],
    ['no hold on i meant i need to list my condo', 'buyer', ['seller']],
    ['nope actually looking to buy', 'seller', ['buyer']],
    ['no actually we are not selling', 'buyer', []],
    ['no sorry', 'lead', []],
  ],
  'a plan that is on again raises its deal': [
    ['our listing was on hold, put it back up', 'lead', ['seller']],
    ["selling was on hold but we're ready now", 'lead', ['seller']],
    ['we had planned to sell then covid happened. now the time is right', 'lead', ['seller']],
    ['we were going to sell, then decided not to for now', 'lead', []],
  ],
  'a home that is too big, or put up for sale, is no measure of the one that is sought': [
    ['our house is too big since the kids left', 'buyer', ['seller']],
    ['our current home has gas heat so id want that', 'buyer', []],
    ['if i wanted to put my own house up what are your fees', 'lead', ['seller']],
    ['the one on Oak caught my eye', 'seller', ['buyer']],
  ],
  'a rule gives way to what is said beside it': [
    ["please don't stop the listings but no more texts", 'lead', ['optOut']],
    ['stop worrying and dont call me', 'lead', ['optOut']],
    ['cancel it and reschedule', 'lead', []],
    ['can you stop including studios', 'buyer', []],
    ['can you stop', 'buyer', ['optOut']],
    ['got wiring instructions by email, is it real', 'lead', ['human']],
    [
      'do i need a lawyer to sell it, seller is refusing to give my deposit back',
      'seller',
      ['human'],
    ],
    ['do people usually sell and buy with the same agent', 'buyer', ['buyer', 'seller']],
    ['i have clients who want to sell their homes and my house too', 'lead', ['seller']],
    ['how much for a call', 'lead', []],
  ],
  'who finds a price too high sells nothing': [
    ['450+ is too much for us', 'buyer', []],
    ['550 is way too much', 'lead', []],
    ['anything above 420 we cant do', 'buyer', []],
  ],
  'an address with its unit, or a town with rooms, goes on with the sale': [
    ['Unit 5, 220 Lakeshore Dr, Oakland', 'seller', []],
    ['Unit 204, 9 Harbor Way, Tampa, FL 33602', 'seller', []],
    ['Cleveland Heights, 3 bed 2 bath colonial', 'seller', []],
    ['any 2 bed units on Lakeshore Dr', 'seller', ['buyer']],
  ],
  'deals of the past raise nothing, one of today does': [
    ['ive bought and sold 6 houses so i know how it goes', 'seller', []],
    ['ive sold houses before', 'buyer', []],
    ['I sold houses before and want to sell this one', 'lead', ['seller']],
  ],
  'a wholesaler is a vendor': [
    ['im a wholesaler, got deals in Macon under contract, u have buyers?', 'lead', []],
  ],
  'buying is buying in all its words': [
    ['we been renting from my uncle and he wants us to take it off his hands', 'lead', ['buyer']],
    ['i wana get preaproved who do u use', 'lead', ['buyer']],
    ['id rather take the equity and get 2 small rentals', 'seller', ['buyer']],
    ['need a CMA for 19 Harbor Ct', 'lead', ['seller']],
    ["can't buy until we sell", 'lead', ['buyer', 'seller']],
  ],
  'who wants to come to the office, or asks for one by name, wants a person': [
    ['can i stop by your office tmrw around 10?', 'lead', ['human']],
    ['can I swing by your office', 'lead', ['human']],
    ["Where's Tom? he always handled my stuff", 'lead', ['human']],
    ['you can stop by the house after 3', 'seller', []],
    ['is the one on Elm available', 'buyer', []],
  ],
  'distress and fair housing go to a person, a quiet street does not': [
    ['can you stop a foreclosure', 'lead', ['human']],
    ['we want a white neighborhood', 'lead', ['human']],
    ['are there a lot of mexicans there', 'buyer', ['human']],
    ['can I refuse buyers with kids', 'seller', ['human']],
    ['is it a quiet neighborhood', 'buyer', []],
    ['is it a good neighborhood for families?', 'buyer', []],
    ['does it have a wheelchair ramp', 'buyer', []],
  ],
  'an end of messages is heard in few words': [
    ['stop 4 real', 'lead', ['optOut']],
    ['mute me', 'buyer', ['optOut']],
    ['bought a house already w my cousin so u can quit w these', 'lead', ['optOut']],
  ],
}

for (const [law, told] of Object.entries(laws))
  describe(law, () => {
    test.each(told)('%s (%s)', (text, bot, raised) => {
      const reading = read(text, bot)
      expect(LABELS.filter(label => reading[label] >= threshold(label, bot))).toEqual(raised)
    })
  })
