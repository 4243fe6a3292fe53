import { W } from './lexicon/word-classes.ts'
import { found, type Message } from './message.ts'

/** A message of so many words can be a bare answer to the question just asked. */
const MOST_WORDS = 6

/** Reads "3", "yes", "720" as the answer to the pending question, where no scanner found that fact. */
export function readAnswer(m: Message): void {
  const name = m.context.pendingQuestion?.name
  if (!name || m.tokens.length > MOST_WORDS || m.found.some(f => f.name === name)) return
  const q = m.quantities.find(o => !o.refused)
  const end = m.tokens.length
  if (name === 'preApproved' && m.found.length === 0) {
    const first = m.tokens[0]?.low ?? ''
    if (/^(?:yes|yep|yeah|yup|yea|si|sure|already|correct|affirmative|ya|y)$/.test(first))
      found(m, name, 'true', 0, 1, 8_500)
    else if (/^(?:no|not|nope|nah|never|negative|todavia|aun)$/.test(first))
      found(m, name, 'false', 0, 1, 8_500)
    return
  }
  if (!q || q.used) return
  const bare = m.tokens.every(
    (t, i) => (i >= q.from && i < q.to) || t.kind === 'mark' || (t.bits & W.filler) !== 0,
  )
  if (!bare) return
  q.used = true
  if (name === 'beds' && q.value <= 12 && Number.isInteger(q.value))
    found(m, name, String(q.value), 0, end, 8_500)
  else if (name === 'baths' && q.value <= 12) found(m, name, String(q.value), 0, end, 8_500)
  else if (name === 'sqft' && q.value >= 200) found(m, name, String(q.value), 0, end, 8_500)
  else if (name === 'creditScore' && q.value >= 300 && q.value <= 850)
    found(m, name, String(q.value), 0, end, 8_500)
  else if (name === 'downPaymentPct' && q.value <= 100)
    found(m, name, String(q.value), 0, end, 8_500)
  else if (name.startsWith('timeline') && q.value > 0 && q.value <= 365)
    found(m, 'timelineDays', String(q.value > 24 ? q.value : q.value * 30), 0, end, 7_000)
}
