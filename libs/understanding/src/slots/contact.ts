import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { fold } from './characters.ts'
import { W } from './lexicon/word-classes.ts'
import { found, type Message, take, wordAt } from './message.ts'

/** E-mail addresses and telephone numbers; the latter as E.164. */
export function readContact(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (t?.kind === 'email') {
      if (!othersContact(m, i))
        found(m, 'email', m.text.slice(t.start, t.end), i, i + 1, 9_900, 'person')
    } else if (t?.kind === 'phone') {
      const e164 = asE164(fold(m.text.slice(t.start, t.end)))
      if (e164 && !othersContact(m, i)) found(m, 'phone', e164, i, i + 1, 9_800, 'person')
      take(m, i, i + 1)
    } else if (t?.low === 'dot') spelledEmail(m, i)
  }
}

/**
 * A number as written, in E.164; North American where no country code is given; null if it cannot
 * be dialled.
 */
function asE164(written: string): string | null {
  const digits = written.replace(/\D/g, '')
  if (!written.startsWith('+')) {
    if (digits.length === 10) return `+1${digits}`
    if (digits.length === 11 && digits.startsWith('1')) return `+${digits}`
    return null
  }
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  return parsed?.isPossible() ? parsed.number : null
}

const TOP_DOMAINS = /^(?:com|net|org|edu|us|io|co)$/
/** Marks of an address by the words that spell them. */
const SPELLED = new Map([
  ['dot', '.'],
  ['punto', '.'],
  ['underscore', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
])

/** "jane at example dot com", "bob dot smith at …", "j.d_99@example dot com". */
function spelledEmail(m: Message, i: number): void {
  const [domain, end] = [m.tokens[i - 1], m.tokens[i + 1]]
  if (!domain || !end || !TOP_DOMAINS.test(end.low) || SPELLED.has(wordAt(m, i + 2))) return
  const sign = between(m, i - 1) === '@'
  if (!sign && wordAt(m, i - 2) !== 'at') return
  const to = sign ? i - 1 : i - 2
  const [from, user] = userBefore(m, to)
  take(m, from, i + 2)
  // "jane lee at": whether the first name belongs to the address is anybody's guess.
  if (to === 0 || isNameLike(m, from - 1)) return
  const email = `${user}@${domain.low}.${end.low}`.toLowerCase()
  found(m, 'email', email, from, i + 2, 8_000, 'person')
}

/** The text between token `i` and the one before. */
const between = (m: Message, i: number): string =>
  m.text.slice(m.tokens[i - 1]?.end ?? 0, m.tokens[i]?.start)

/**
 * The part of an address that ends before token `to`, back over what is glued to it or spelt out,
 * and where it starts.
 */
function userBefore(m: Message, to: number): [from: number, user: string] {
  let from = to - 1
  let user = wordOf(m, from)
  while (from > 0) {
    const spelled = SPELLED.get(wordAt(m, from - 1))
    if (spelled !== undefined && from > 1) {
      from -= 2
      user = wordOf(m, from) + spelled + user
    } else if (/^[._+-]*$/.test(between(m, from)) && !/^[,;:()]$/.test(wordAt(m, from - 1))) {
      from -= 1
      user = wordOf(m, from) + between(m, from + 1) + user
    } else break
  }
  return [from, user]
}

const wordOf = (m: Message, i: number): string =>
  m.text.slice(m.tokens[i]?.start ?? 0, m.tokens[i]?.end ?? 0)

/** A word that is no everyday one, in the clause that goes on. */
const isNameLike = (m: Message, i: number): boolean => {
  const t = m.tokens[i]
  if (t?.kind !== 'word' || t.seg !== m.tokens[i + 1]?.seg) return false
  return (t.bits & W.name) !== 0 || !(t.bits & (W.common | W.filler | W.leadIn))
}

/** People whose number or name it may be: "my wife", and "my wifes" without its apostrophe. */
export const OTHERS: ReadonlySet<string> = new Set(
  `lender agent realtor brother sister wife husband mom dad friend neighbor attorney lawyer boss landlord son daughter
   mother father tenant cousin boyfriend girlfriend roommate partner uncle aunt`
    .split(/\s+/)
    .flatMap(person => [person, `${person}s`]),
)

/** The number or address of somebody else: "my wife's cell is", "your office line". */
function othersContact(m: Message, i: number): boolean {
  if (cameFrom(m, i)) return true
  for (let k = i - 1; k >= 0 && k >= i - 6; k--) {
    const t = m.tokens[k]
    if (!t || t.sent !== m.tokens[i]?.sent) return false
    if (/^(?:my|me|mi|im)$/.test(t.low)) {
      return OTHERS.has(wordAt(m, k + 1))
    }
    if (t.tail === 's' && /^(?:wife|husband|mom|dad|son|daughter|sister|brother)$/.test(t.low))
      return true
    if (/^(?:his|her|their|your|ur|lender|agent|fax|landlord|tenants?)$/.test(t.low)) return true
  }
  return false
}

/** "got a call from 720-555-0111", "someone texted me from …". */
const cameFrom = (m: Message, i: number): boolean => {
  if (wordAt(m, i - 1) !== 'from') return false
  const [said, before] = [wordAt(m, i - 2), wordAt(m, i - 3)]
  if (/^(?:me|us)$/.test(said)) return /^(?:texted|called)$/.test(before)
  return (
    /^(?:calls?|texts?|message|voicemail)$/.test(said) && /^(?:a|the|this|missed|got)$/.test(before)
  )
}
