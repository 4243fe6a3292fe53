/** A message is looked at so far: keywords are short. */
const LOOKED_AT = 600

/**
 * What comes after the words of the contact: the line a phone or mail program adds, or a mail that is answered. Each part has a
 * bound, so the time does not depend on what the text holds.
 */
const NOT_OWN = new RegExp(
  [
    '\\n[ \\t]*(?:',
    '(?:sent|written) (?:from|with|via|using) |get outlook for |enviado (?:desde|con) |',
    '--[ \\t]*\\n|>|_{5}|-{2,}[ \\t]?(?:original|forwarded) message|',
    '(?:from|de): |',
    'on [^\\n]{4,200}(?:\\n[^\\n]{0,100})?wrote:|',
    'el [^\\n]{4,200}(?:\\n[^\\n]{0,100})?escribió:)',
  ].join(''),
  'i',
)

/** The text without signature and quotation, where they begin a line of their own. */
export function ownText(text: string): string {
  if (!text.includes('\n')) return text
  const end = text.slice(0, LOOKED_AT).replaceAll('\r', ' ').search(NOT_OWN)
  return end < 0 ? text : text.slice(0, end)
}
