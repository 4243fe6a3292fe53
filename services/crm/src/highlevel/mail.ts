/** Outbound messages name no subject. */
const SUBJECT = 'Re: your message'

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const htmlOf = (text: string): string =>
  text.replaceAll(/[&<>]/g, character => ESCAPED[character] ?? '').replaceAll('\n', '<br>')

/** What a mail has beside its type and contact. */
export const mailOf = (text: string) => ({ subject: SUBJECT, message: text, html: htmlOf(text) })

/** The words of a mail that we wrote, from its HTML. */
export const mailedText = (html: string): string =>
  html
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
