import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, is, textAt } from './words.ts'

const TEXTS = wordSet('text texts texting message messages messaging msg msgs mensaje mensajes')
const ENDS = wordSet('stop stopping quit cease')
const STOP = bitsOf('stop')
const [NOT] = bitsOf('not')
/** Whoever says one of these means more than some hours. */
const FOR_GOOD = wordSet(
  'anymore again ever never all forever good list number off out nunca contact',
)
const FROM = wordSet('before after until past during while between antes despues hasta durante')
const AT = wordSet('at on in when a en los las')
const ALONE = wordSet('early late')
/** What an hour is told by, beside a clock and a day. */
const HOURS = wordSet(
  `work working working class church school dinner lunch breakfast meeting meetings driving asleep sleeping sleep bed bedtime
   dark night nights nite nites midnight morning mornings afternoon afternoons evening evenings day days hours hour weekday
   weekdays weekends weekend saturdays sundays mondays fridays holiday holidays christmas thanksgiving dawn shift shifts
   office early late noche noches domingos trabajo mediodia`,
)
const TIME = bitsOf('time')
const CLOCK = wordSet('<time> <n1> <n2> 2 4 noon')
/** "after today" no hour comes. */
const LASTING = wordSet('today week month year')
/**
 * Words between a denial and "text", between "text" and the limit, and between the limit and its
 * hour.
 */
const REACH = 4

/**
 * Whether messages are only asked to keep to some hours: "no texts after 9pm", "don't text me while
 * I'm driving". What is denied besides, or for good, ends them.
 */
export function limitsHours(sentence: Sentence): boolean {
  if (!holdsDenial(sentence)) return false
  const { count, text } = sentence.words
  let limited = false
  for (let i = 0; i < count; i++) {
    if (FOR_GOOD.has(text[i]!)) return false
    if (is(sentence, i, STOP) && !ENDS.has(text[i]!)) return false
    if (!denies(sentence, i)) continue
    const texts = textsBehind(sentence, i)
    if (texts < 0) {
      if (ENDS.has(text[i]!)) return false
      continue
    }
    if (!hoursBehind(sentence, texts)) return false
    limited = true
    i = texts
  }
  return limited
}

/** Whether anything is denied, stopped or held off: most messages hold no such word. */
function holdsDenial({ words, low }: Sentence): boolean {
  for (let i = 0; i < words.count; i++)
    if ((low[i]! & NOT) !== 0 || ENDS.has(words.text[i]!) || words.text[i] === 'hold') return true
  return false
}

const denies = (sentence: Sentence, i: number): boolean =>
  (sentence.low[i]! & NOT) !== 0 ||
  ENDS.has(textAt(sentence, i)) ||
  (textAt(sentence, i) === 'hold' && textAt(sentence, i + 1) === 'off')

/** Index of the messages that a denial at `i` is of, else -1. */
function textsBehind(sentence: Sentence, i: number): number {
  const { count, text } = sentence.words
  for (let k = i + 1; k < count && k < i + REACH && !beginsClause(sentence, k); k++)
    if (TEXTS.has(text[k]!)) return k
  return -1
}

/** "before 9", "while I'm at work", "on sundays", "this late". */
function hoursBehind(sentence: Sentence, texts: number): boolean {
  const { count, text } = sentence.words
  for (let k = texts + 1; k < count && k < texts + REACH && !beginsClause(sentence, k); k++) {
    if (ALONE.has(text[k]!) || text[k] === 'while') return true
    if ((FROM.has(text[k]!) || AT.has(text[k]!)) && hourBehind(sentence, k)) return true
  }
  return false
}

function hourBehind(sentence: Sentence, from: number): boolean {
  const { count, text } = sentence.words
  for (let k = from + 1; k < count && k <= from + REACH && !beginsClause(sentence, k); k++) {
    if (text[from] === 'after' && LASTING.has(text[k]!)) return false
    if (HOURS.has(text[k]!) || CLOCK.has(text[k]!) || is(sentence, k, TIME)) return true
  }
  return false
}
