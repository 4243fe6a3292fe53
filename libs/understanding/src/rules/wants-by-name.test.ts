// Somebody is asked for by name as well as by trade.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const ASKED = 5_000
const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human

describe('a name that is asked for, or a call in Spanish, is a wish for a person', () => {
  test.each([
    'stop w the auto replies, i need Janine',
    'enough w the bot, get me Rosa',
    'stop with the automated stuff, where is Paul',
    'not the bot, Janine',
    'i need Janine on this',
    'can Janine help me',
    'can Denise help me instead of this thing',
    'can Denise help me instead',
    'rather have Carlos than this chat',
    'just have Mike handle this',
    'have Mike take over',
    'i want Denise not this thing',
    'i want to deal w Janine',
    'have Janine contact me',
    'tell Amy to text me',
    'háblame al 555 0144 cuando puedas',
    'márqueme al 303 555 0144',
    'échame una llamada',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeGreaterThanOrEqual(ASKED)
  })
})

describe('a town, somebody else, or what one is told of is none', () => {
  test.each([
    'i need Plano',
    'we want Melissa or Anna',
    'where is Oak Hill',
    'i need Mark to sign off on it first',
    'can Mike help us move',
    'can Mike help me instead of moving day',
    "i'll have Mike handle it",
    'lets have Mike handle the inspection',
    'i want Melissa not Anna',
    'rather have Austin than this area',
    'i already work with Amy',
    'i dont want to deal with Amy',
    'let Amy know it sold',
    'ask Dan if its sold',
    'háblame de la casa en Elm',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeLessThan(ASKED)
  })
})

test('who ends messages and asks for somebody by name gets both', () => {
  const reading = understand('stop texting me, have Janine contact me', {
    bot: 'seller',
    pendingQuestion: null,
  })
  expect(reading.optOut).toBeGreaterThanOrEqual(ASKED)
  expect(reading.human).toBeGreaterThanOrEqual(ASKED)
})
