import { add, W } from './word-classes.ts'

const SPELLINGS = `
dwn down|dn down|pmt payment|pymt payment|pmts payments|pymts payments|dwnpmt downpayment|dwnpymt downpayment
downpmt downpayment|downpymt downpayment|dnpmt downpayment|dwnpayment downpayment
thosand thousand|thousnd thousand|thousend thousand|prcnt percent|percnt percent|precent percent
mnth month|mnths months|moths months|pooll pool|garaj garage|basment basement|basemnt basement
`

/** The plain words of short and misspelled forms that scanners look for by the word. */
const plainWords: ReadonlyMap<string, string> = new Map(
  SPELLINGS.trim()
    .split(/[\n|]/)
    .map(line => {
      const [short = '', plain = ''] = line.split(' ')
      return [short, plain] as const
    }),
)

for (const short of plainWords.keys()) add(short, W.spelled)

/** The plain word for a folded one of class `W.spelled`. */
export const spelledOut = (word: string): string => plainWords.get(word) ?? word
