import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

const CUES = wordSet('number numbers phone cell call text reach tel telefono numero celular line')
/** Words between "my number" and the number itself. */
const REACH = 4

/**
 * Whether the number at `i` is part of a telephone number without area code: "555-0143", "my
 * number's 5550143".
 */
export function isLocalPhone(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]
  if (!t || t.dollar || t.comma) return false
  const digits = t.end - t.start
  if (digits === 7) return t.value % 1_000 !== 0 && isLed(tokens, i)
  if (digits === 3) return isPair(tokens, i)
  return digits === 4 && isPair(tokens, i - 2)
}

/**
 * Three digits, a dash and four; without a cue only where the four begin with a zero, as no amount
 * does.
 */
function isPair(tokens: readonly Token[], i: number): boolean {
  const [first, dash, last] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  if (first?.kind !== 'number' || dash?.low !== '-' || last?.kind !== 'number') return false
  if (!dash.glued || !last.glued || first.end - first.start !== 3 || last.end - last.start !== 4)
    return false
  return last.low.startsWith('0') || isLed(tokens, i)
}

function isLed(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) if (CUES.has(tokens[k]?.low ?? '')) return true
  return false
}
