import { W } from './lexicon/word-classes.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** Number words of English and Spanish, folded, as `value:word word`. */
const VALUES = `0:zero 1:one,uno,un,una 2:two,dos,couple,par 3:three,tres,few 4:four,cuatro 5:five,cinco 6:six,seis
  7:seven,siete 8:eight,ocho 9:nine,nueve 10:ten,diez 11:eleven,once 12:twelve,doce 13:thirteen 14:fourteen,forteen
  15:fifteen,quince 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty,veinte 30:thirty,treinta
  40:forty,fourty,cuarenta 50:fifty,cincuenta 60:sixty,sesenta 70:seventy,setenta 80:eighty,ochenta
  90:ninety,noventa 100:cien,ciento 200:doscientos 300:trescientos 400:cuatrocientos 500:quinientos 600:seiscientos
  700:setecientos 800:ochocientos 900:novecientos 0.5:half,medio,media 0.25:quarter`

const ONES: ReadonlyMap<string, number> = new Map(
  VALUES.trim()
    .split(/\s+/)
    .flatMap(entry => {
      const [value = '', words = ''] = entry.split(':')
      return words.split(',').map(word => [word, Number(value)] as const)
    }),
)
/** With its slang: "4 hunnid", "four hundo". */
export const HUNDREDS = wordSet('hundred hunnid hunned hundo')
const THOUSANDS = wordSet('thousand grand')
const AFTER_A = wordSet('hundred million mil quarter half couple few')
const MILLIONS = wordSet('million millon millones mil')
const BIG = wordSet('million mil a year')
const JOINS = wordSet('and y a of')
const MOST_WORDS = 12
/** Two numbers that lie no farther apart are a range: "ten fifteen", "fifteen twenty". */
const MOST_APART = 10

/**
 * A number in words: its value, the magnitude that was said, and the index behind its last word.
 */
export interface Spelled {
  readonly value: number
  readonly scale: number
  readonly to: number
}

/**
 * "seven hundred thousand", "half a million", "four twenty five", "trescientos cincuenta mil", "a
 * million two".
 */
export function spelledAt(tokens: readonly Token[], i: number): Spelled | null {
  const article = tokens[i]?.low === 'a' || tokens[i]?.low === 'an'
  if (article && !AFTER_A.has(tokens[i + 1]?.low ?? '')) return null
  let at = article ? i + 1 : i
  let total = 0
  let current = 0
  let scale = 1
  for (let words = 0; at < tokens.length && words < MOST_WORDS; at++, words++) {
    const t = tokens[at]
    if (t?.kind !== 'word') break
    const one = ONES.get(t.low)
    const ofWhole = current > 0 && current < 1
    const thousand = THOUSANDS.has(t.low) || (t.low === 'mil' && !ofWhole)
    if (one !== undefined) {
      if (isNext(current, one)) break
      current = spoken(current, one)
    } else if (t.low === 'oh' && isDigit(tokens[at + 1]) && current >= 2 && current < 100)
      current *= 100
    else if (HUNDREDS.has(t.low)) current = (current || 1) * 100
    else if (t.low === 'quarters' && current > 0) current *= 0.25
    else if (thousand && !(t.low === 'mil' && words === 0 && article)) {
      scale = Math.max(scale, 1_000)
      total += (current || 1) * 1_000
      current = 0
    } else if (MILLIONS.has(t.low)) {
      scale = 1_000_000
      total = (total + (current || 1)) * scale
      current = 0
    } else if (t.low === 'point' && words > 0) {
      const tenth = ONES.get(tokens[at + 1]?.low ?? '')
      if (tenth === undefined || tenth > 9) break
      current += tenth / 10
      at++
    } else if (words === 0 || !joins(tokens, at)) break
  }
  while (at > i + 1 && JOINS.has(tokens[at - 1]?.low ?? '')) at--
  if (total + current === 0 && tokens[i]?.low !== 'zero') return null
  // "a million two" is 1.2 million.
  if (scale === 1_000_000 && current >= 1 && current < 10) current *= 100_000
  return { value: total + current, scale, to: at }
}

/** "hundred and fifty", "treinta y cinco", "half a million", "quarter of a million". */
function joins(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low
  const next = tokens[at + 1]
  if (!next) return false
  if (low === 'and') return tokens[at - 1]?.low === 'hundred' && ONES.has(next.low)
  if (low === 'y') return (next.bits & W.number) !== 0 && (ONES.get(next.low) ?? 99) < 10
  if (low === 'a') return BIG.has(next.low) && next.low !== 'a'
  return low === 'of' && BIG.has(next.low)
}

/** "three four bedrooms", "ten twelve months": two numbers, of which the second begins anew. */
const isNext = (current: number, next: number): boolean =>
  current < 10
    ? current >= 1 && next >= 1 && next < 10
    : current < 19 && next > current && next - current <= MOST_APART

/** "oh" before a digit: "four oh five", "twenty oh six". */
const isDigit = (t: Token | undefined): boolean => {
  const digit = ONES.get(t?.low ?? '') ?? 0
  return digit >= 1 && digit < 10
}

/**
 * "three fifty" is 350, "four twenty five" 425, "nineteen ninety" 1990, "eighteen fifty" 1850,
 * "twenty five" 25, and "two twelve five" 212.5: hundreds, tens and a digit are said.
 */
function spoken(current: number, next: number): number {
  if (current === 0) return next
  if (next < 10)
    return current > 100 && current < 1_000 && isFull(current)
      ? current + next / 10
      : current + next
  return current < 100 ? current * 100 + next : current + next
}

/** Whether no digit has its place behind the hundreds: "two twelve", "three forty nine". */
const isFull = (value: number): boolean => value % 100 > 9 && (value % 100 < 20 || value % 10 > 0)
