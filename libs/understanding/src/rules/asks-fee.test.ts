// What a talk costs may be asked without a wish for one.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const ASKED = 5_000
const human = (text: string): number =>
  understand(text, { bot: 'lead', pendingQuestion: null }).human

describe('who asks what a talk costs asks for nobody', () => {
  test.each([
    'do i have to pay to talk to someone',
    'does it cost anything to talk to an agent',
    'is a call w you guys free',
    'is there a fee to talk to yall',
    'is talking to you free',
    'how much does it cost to talk to an agent',
    'is it free to talk to an agent',
  ])('%s', text => expect(human(text)).toBeLessThan(ASKED))
})

describe('who wishes for one beside that, or asks when somebody is free, does', () => {
  test.each([
    'can i talk to somebody about your fees',
    'is there someone i can talk to about the fee',
    'talk to an agent, no charge right?',
    'is it free to talk to an agent? id like to',
    'is anyone free to talk',
    'is the agent free to meet tomorrow',
    'can someone call me, is it free',
    'does it cost anything to talk to an agent? call me',
  ])('%s', text => expect(human(text)).toBeGreaterThanOrEqual(ASKED))
})

describe('who is on the title of what they sell quarrels with nobody', () => {
  test('moms house needs to be sold, im on the deed w her', () => {
    const text = 'moms house needs to be sold, im on the deed w her'
    expect(understand(text, { bot: 'buyer', pendingQuestion: null }).human).toBeLessThan(ASKED)
  })
  test.each([
    'my ex wont take his name off the deed',
    'my name is not on the deed and he wants me out',
    'we both are on the deed and he refuses to sell',
  ])('but: %s', text => expect(human(text)).toBeGreaterThanOrEqual(ASKED))
})

test('who takes the reader for one of the family asks for nobody of ours', () => {
  expect(human('hey its your cousin, mom says call her')).toBeLessThan(ASKED)
  expect(human('tell your mother to call me back its her sister')).toBeLessThan(ASKED)
  expect(human('have the agent call my mom')).toBeGreaterThanOrEqual(ASKED)
  expect(human('tell your boss to call me')).toBeGreaterThanOrEqual(ASKED)
})
