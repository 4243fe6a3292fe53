// A debt that is only stated is no distress.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('who says how much is owed asks for nobody', () => {
  test.each([
    'balance on the mortgage is $143,200',
    "there's 41k left on the mortgage",
    'debo 140 de la hipoteca',
    'we still owe about 180k on our loan',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeLessThan(ASKED)
  })
})

describe('who cannot pay it does', () => {
  test.each([
    'we owe 143k on the mortgage and are 3 payments behind',
    "I owe 140k on my mortgage and can't pay it",
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeGreaterThanOrEqual(ASKED)
  })
})
