/** Texts that no person writes: made from a number, the same on every machine. */

const PIECES = [
  ...'sell buy my house not want owe budget 450 450k $1.2M 3/2 20% 500-550k mid 600s half a million'.split(
    ' ',
  ),
  ...'bed baths sqft built 1998 in near San Mateo the Heights or and instead of than no asap by may next'.split(
    ' ',
  ),
  ...'month year yard view needs roof Beth is does it have? stop STOP human call preapproved va cash'.split(
    ' ',
  ),
  ...'505-555-0111 a@example.com 78745 14 Elm St calle mil cuartos para con de jane at example dot com'.split(
    ' ',
  ),
  ...[
    ', ',
    '. ',
    '? ',
    '! ',
    '\n',
    ' - ',
    '(',
    ')',
    '%',
    '$',
    '#',
    '@',
    '://',
    "'",
    '"',
    '/',
    ':',
    ';',
    '&',
    '+',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u202e',
    '\u202d',
    '\u2066',
    '\u2069',
    '\u00ad',
    '\u0301',
    '\u0085',
    '\u2028',
  ],
  ...[
    '\0',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\ud83d',
    '\ude00',
    '😀',
    '🏳️‍🌈',
    '\ud800',
    '\udfff',
    '\uffff',
    'ﷺ',
  ],
  ...[
    'ا',
    'בית',
    '家',
    'дом',
    'ß',
    'İ',
    'ſ',
    'K',
    'é',
    'ñ',
    '½',
    '５',
    '٣',
    'Ⅷ',
    '𝟓',
    '𝖘𝖊𝖑𝖑',
    'ｓｅｌｌ',
  ],
  ...[
    'a'.repeat(60),
    '9'.repeat(40),
    '1,'.repeat(20),
    '0.'.repeat(20),
    '-'.repeat(30),
    '(((((',
    "''''",
  ],
]

const LONGEST = 6_000
const MOST_PIECES = 60

/** xorshift32: small, fast and the same everywhere. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed | 0 || 1
  }
  /** A whole number from 0 up to, not including, `n`. */
  under(n: number): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x
    return (x >>> 0) % n
  }
  of<T>(list: readonly T[]): T {
    return list[this.under(list.length)] as T
  }
}

const pieces = (dice: Dice): string => {
  const joint = dice.of(['', ' ', ' ', '\u200b'])
  return Array.from({ length: dice.under(MOST_PIECES) }, () => dice.of(PIECES)).join(joint)
}

const units = (dice: Dice): string =>
  String.fromCharCode(...Array.from({ length: dice.under(200) }, () => dice.under(0x10000)))

const repeated = (dice: Dice): string => {
  const part = dice.of(PIECES) + dice.of(['', ' ', '\u202e']) + dice.of(PIECES)
  return part.repeat(1 + dice.under(Math.ceil(LONGEST / part.length)))
}

/** A real message with something put in, taken out or turned round. */
function broken(dice: Dice, messages: readonly string[]): string {
  let text = dice.of(messages)
  for (let times = 1 + dice.under(4); times > 0; times--) {
    const at = dice.under(text.length + 1)
    const kind = dice.under(4)
    if (kind === 0) text = text.slice(0, at) + dice.of(PIECES) + text.slice(at)
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + 1 + dice.under(3))
    else if (kind === 2) text = text.slice(at) + dice.of([' ', '', ', ']) + text.slice(0, at)
    else text += dice.of(['', ' ', '\n']) + dice.of(messages)
  }
  return text
}

/**
 * The hostile text of a number: pieces, any UTF-16, one thing over and over, or a broken message.
 */
export function hostileText(seed: number, messages: readonly string[]): string {
  const dice = new Dice(Math.imul(seed + 1, 0x9e3779b1))
  dice.under(2)
  const kind = dice.under(20)
  if (kind < 7) return pieces(dice)
  if (kind < 11) return units(dice)
  if (kind < 12) return repeated(dice)
  return broken(dice, messages)
}
