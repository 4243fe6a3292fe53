// Whoever asks the lead bot which homes there are wants to buy one.
import { expect, test } from 'vitest'
import { understand } from '../index.ts'

const buyer = (text: string): number =>
  understand(text, { bot: 'lead', pendingQuestion: null }).buyer
const RAISED = 7_000

test.each<[string, boolean]>([
  ['what duplexes do you have', true],
  ['what multi units do u have', true],
  ['what kind of condos do you guys have', true],
  ['which townhomes you got left', true],
  ['what listings do u have', true],
  ['what apartments do you have for rent', false],
  ['what reviews do you have', false],
  ['what services do you have for landlords', false],
])('asks for homes to buy: %s (%s)', (text, raised) => expect(buyer(text) >= RAISED).toBe(raised))
