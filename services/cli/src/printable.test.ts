import { readFileSync } from 'node:fs'
import { parsePolicy } from '@baton/rules'
import { expect, test } from 'vitest'
import { explanationOutput } from './explain-text.ts'
import { allPrintable, printable } from './printable.ts'
import { SHIPPED_POLICY } from './shipped-policy.ts'
import { decisionWith } from './testing/decision.ts'

/** Sets the title of a terminal, clears it, and colours what comes. */
const ORDERS = '\u001b]0;PWNED\u0007\u001b[2J\u009b31m'

const DECIDED = decisionWith({ contactId: `anna${ORDERS}` })

test('what a contact wrote gives a terminal no orders, and stands where it stood', () => {
  const text = `sell${ORDERS}\nmy haus für 🏡`
  expect(printable(text)).toBe('sell.]0;PWNED..[2J.31m.my haus für 🏡')
  expect(printable(text)).toHaveLength(text.length)
  expect(printable('a\nb\tc', { lines: true })).toBe('a\nb.c')
  expect(allPrintable({ a: [ORDERS], b: 1, c: null })).toEqual({
    a: [printable(ORDERS)],
    b: 1,
    c: null,
  })
})

test('an explanation quotes a contact, and gives the terminal no orders of theirs', () => {
  const { policy } = parsePolicy(readFileSync(SHIPPED_POLICY, 'utf8'), 'policy')
  const message = `my house${ORDERS} now`
  const fact = `selling.${ORDERS}`
  const decision = {
    ...DECIDED,
    facts: [fact],
    evidence: [{ label: fact, start: 0, end: message.length }],
  }
  const shown = explanationOutput(decision, policy, { message })
  expect(shown).toContain('“my house.]0;PWNED..[2J.31m now”')
  expect(shown).not.toMatch(/[^\P{Cc}\n]/u)
})
