// Who has had enough of a kind of home, or of a town, goes on with the search.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const optOut = (text: string, bot = 'buyer'): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('an end of one kind of homes ends no messages', () => {
  test.each([
    'no more ranches please',
    'no more tudors',
    'no more flips please',
    'enough ranches',
    'stop sending ranches',
    'quit sending me lofts',
    'stop with the duplexes',
    'no more victorians',
    "don't send me Garland ones",
    'please stop suggesting Plano',
    'stop offering me condos',
    'stop pushing the duplexes',
    'please stop bringing up condos',
    'unsubscribe me from the townhouse emails',
    'unsubscribe me from 2 bed listings',
    'unsubscribe from condo alerts pls',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller'])
      expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('a town or a home that is taken off the list ends no messages', () => {
  test.each([
    'take Frisco off the list',
    'please take frisco off the list',
    'take Allen off my list',
    'take Round Rock off',
    'you can take Mesa off the list, too far',
    'can you take Garner off the list for me',
    'cross Garner off the list',
    'strike Tempe from the list',
    'drop Katy from the list',
    'delete Waco from my areas',
    'remove the condo on 5th from my list',
    'take that one off the list',
    'take 2 stories off the list',
    'take 93701 off the list',
    'you can take 78745 off the list',
    'remove zip 93701',
    'drop 60120 from the list',
    'take solar off the list',
    'pool is off the list',
    'pls remove HOA places from the list',
    'quita Frisco de la lista',
    'saca Mesa de la lista por favor',
  ])('%s', text => expect(optOut(text)).toBeLessThan(ENDED))

  test('a name that is no listed town is one to the buyer bot alone', () => {
    expect(optOut('take Zelienople off the list')).toBeLessThan(ENDED)
    expect(optOut('take Zelienople off the list', 'seller')).toBeGreaterThanOrEqual(ENDED)
  })
})

describe('who takes themselves, or one of theirs, off the list ends them', () => {
  test.each([
    'take me off the list',
    'take us off',
    'take my name off the list',
    'take this number off your list',
    'drop me from the list',
    'remove my info from your system',
    'take me off the Frisco list',
    'take 555-0142 off your list',
    'take 3125550142 off your list',
    'take my wife off the list',
    'take John off the list',
    'quita mi numero de la lista',
    'take Frisco off the list and stop texting me',
    'take all of it off and lose my number',
  ])('%s', text => expect(optOut(text)).toBeGreaterThanOrEqual(ENDED))
})

describe('where messages are to end as well, they end', () => {
  test.each([
    'no more ranches no more texts',
    'stop sending condos and stop texting me',
    'stop sending ranches, remove me',
    'enough with the pool listings take me off',
    'no more condos. lose my number',
    'no more texts about condos',
    'no more ranches. STOP',
    'stop sending me anything',
    'stop suggesting stuff to me',
    'stop bringing up my number',
    'unsubscribe me from all listings',
    'unsubscribe me from the townhouse emails and stop texting',
    'no more please take me off',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller'])
      expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})

test.each(['delete my old address, i moved', 'remove the old number, this is my new cell'])(
  'a correction of how one is reached ends no messages: %s',
  text => expect(optOut(text, 'lead')).toBeLessThan(ENDED),
)
