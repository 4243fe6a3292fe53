import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { found, type Message, take, wordAt } from './message.ts'

/** E-mail addresses and telephone numbers; the latter as E.164. */
export function readContact(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (t?.kind === 'email') {
      if (!othersContact(m, i))
        found(m, 'email', m.text.slice(t.start, t.end), i, i + 1, 9_900, 'person')
    } else if (t?.kind === 'phone') {
      const e164 = asE164(m.text.slice(t.start, t.end))
      if (e164 && !othersContact(m, i)) found(m, 'phone', e164, i, i + 1, 9_800, 'person')
      take(m, i, i + 1)
    } else if (t?.low === 'dot') spelledEmail(m, i)
  }
}

/** A number as written, in E.164; North American where no country code is given; null if it cannot be dialled. */
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

/** "jane at example dot com". */
function spelledEmail(m: Message, i: number): void {
  const [domain, at, user, end] = [
    m.tokens[i - 1],
    wordAt(m, i - 2),
    m.tokens[i - 3],
    m.tokens[i + 1],
  ]
  if (at !== 'at' || !user || !domain || !end || !/^(?:com|net|org|edu|us|io|co)$/.test(end.low))
    return
  const name = m.text.slice(user.start, user.end)
  found(m, 'email', `${name}@${domain.low}.${end.low}`.toLowerCase(), i - 3, i + 2, 8_000, 'person')
  take(m, i - 3, i + 2)
}

/** People whose number it may be: "my wife", and "my wifes" without its apostrophe. */
const OTHERS: ReadonlySet<string> = new Set(
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
