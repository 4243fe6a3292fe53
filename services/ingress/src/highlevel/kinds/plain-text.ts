import { withCharacters } from './character-references.ts'

/** Elements whose content nobody reads. */
const UNREAD: readonly string[] = ['style', 'script', 'head']
const QUOTATION = 'blockquote'
/** Elements that begin and end lines. */
const LINES: ReadonlySet<string> = new Set(
  `address article blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul`.split(
    ' ',
  ),
)
/** What follows < where a tag begins; before anything else it is a word, as in "< 650k". */
const TAG_BEGINS = /^[a-z/!?]/i

const nameOf = (tag: string): string => /^\/?\s*([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? ''

const nextTag = (html: string, from: number): number => {
  let open = html.indexOf('<', from)
  while (open >= 0 && !TAG_BEGINS.test(html.charAt(open + 1))) open = html.indexOf('<', open + 1)
  return open
}

/**
 * The words of an HTML mail in its lines, so that a mail that says STOP is one, above its signature
 * and what it quotes; quotations only where there is nothing else. Two passes at most: its length
 * bounds the time it takes.
 */
export const plainText = (html: string): string => words(html, false) || words(html, true)

const words = (html: string, quoted: boolean): string => {
  let text = ''
  let unread = ''
  /** Quotations stand within quotations. */
  let depth = 0
  for (let at = 0; at < html.length; ) {
    const open = nextTag(html, at)
    const end = open < 0 ? html.length : open
    const isRead = unread === '' && (quoted || depth === 0)
    if (isRead) text += withCharacters(html.slice(at, end)).replaceAll(/\s+/g, ' ')
    if (open < 0) break
    const close = html.indexOf('>', open)
    if (close < 0) break
    const tag = html.slice(open + 1, close)
    const name = nameOf(tag.slice(0, 20))
    const isEnd = tag.startsWith('/')
    if (unread === '' && UNREAD.includes(name)) unread = name
    else if (name === unread && isEnd) unread = ''
    else if (unread === '' && name === QUOTATION) depth = Math.max(0, depth + (isEnd ? -1 : 1))
    if (isRead) text += LINES.has(name) ? '\n' : ' '
    at = close + 1
  }
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()
}
