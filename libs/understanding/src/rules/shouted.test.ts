// In a message that is all in capitals they name nothing: it says what it says in small letters.
import { expect, test } from 'vitest'
import { understand } from '../index.ts'
import { unshouted } from './shouted.ts'

const optOut = (text: string): number =>
  understand(text, { bot: 'lead', pendingQuestion: null }).optOut

test.each([
  'NO MAS',
  'NO MÁS POR FAVOR',
  'NO MORE',
  'I DONT WANT TO BE ON THIS LIST',
  'REPORTING THIS AS JUNK',
  'I HATE THESE MESSAGES',
])('"%s" ends messages', text => expect(optOut(text)).toBeGreaterThanOrEqual(5_000))

test('what holds a small letter, or grows when it is lowered, stays as it is', () => {
  expect(unshouted('I want HOA info')).toBe('I want HOA info')
  expect(unshouted('İSTANBUL')).toBe('İSTANBUL')
})
