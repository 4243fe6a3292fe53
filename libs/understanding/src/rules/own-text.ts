import { isReaction } from './reactions.ts'

/** A message is looked at so far: keywords are short. */
const LOOKED_AT = 600

/** Lines that a phone or a mail program adds, and those that begin a mail that is answered. */
const ADDED =
  /^(?:(?:sent|written) (?:from|with|via|using) |get outlook for |enviado (?:desde|con) |--$|>|_{5}|-{2,} ?(?:original|forwarded) message|(?:from|de): )/i
const QUOTES = /^(?:on|el) /i
/** Of such a line, or of the one after it. */
const WROTE = /(?:wrote|escribió):$/i

/**
 * The text without signature and quotation, where they begin a line of their own; of a reaction
 * nothing.
 */
export function ownText(text: string): string {
  if (isReaction(text)) return ''
  if (!text.includes('\n')) return text
  const lines = text.slice(0, LOOKED_AT).split('\n')
  let end = lines[0]!.length
  for (let i = 1; i < lines.length; end += 1 + lines[i]!.length, i++) {
    const line = lines[i]!.trim()
    const next = lines[i + 1]?.trim() ?? ''
    if (ADDED.test(line) || (QUOTES.test(line) && (WROTE.test(line) || WROTE.test(next)))) {
      return text.slice(0, end)
    }
  }
  return text
}
