import type { Reading } from '@baton/understanding'
import { expect, test, vi } from 'vitest'

vi.mock('picocolors', () => {
  const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`
  const names = ['green', 'magenta', 'yellow', 'red', 'cyan', 'underline']
  return { default: Object.fromEntries(names.map(name => [name, tag(name)])) }
})
const { coloured } = await import('./coloured.ts')

const nothing: Reading = {
  buyer: 0,
  seller: 0,
  human: 0,
  optOut: 0,
  optIn: false,
  first: null,
  withdrawn: { buyer: false, seller: false },
  takenBack: [],
  evidence: [],
  slots: [],
}

test('a fact inside of what speaks for an intent shows both', () => {
  const text = 'sell my 3 bed now'
  const shown = coloured(text, {
    ...nothing,
    seller: 9_500,
    evidence: [
      { label: 'seller', start: 0, end: 13, weight: 10_000 },
      { label: 'beds', start: 8, end: 13, weight: 9_000 },
    ],
    slots: [{ side: 'selling', name: 'beds', value: '3', confidence: 9_000, start: 8, end: 13 }],
  })
  const [painted, legend] = shown.split('\n')
  expect(painted).toBe(
    '<magenta>sell my </magenta><magenta><underline>3 bed</underline></magenta> now',
  )
  expect(legend).toContain('seller 0.95')
  expect(legend).toContain('selling.beds 3')
})

test('the words themselves are unchanged, and a message that raises nothing says so', () => {
  expect(coloured('ok 🙂', nothing)).toBe('ok 🙂\n  nothing raised')
})
