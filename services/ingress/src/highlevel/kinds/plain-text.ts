const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}
/** Elements whose content nobody reads. */
const UNREAD: readonly string[] = ['style', 'script', 'head']

const nameOf = (tag: string): string => /^\/?\s*([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? ''

/** The words of an HTML mail, so that a mail that says STOP is one. One pass: its length bounds the time it takes. */
export const plainText = (html: string): string => {
  let text = ''
  let unread = ''
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    const end = open < 0 ? html.length : open
    if (unread === '') text += html.slice(at, end)
    if (open < 0) break
    const close = html.indexOf('>', open)
    if (close < 0) break
    const tag = html.slice(open + 1, close)
    const name = nameOf(tag.slice(0, 20))
    if (unread === '' && UNREAD.includes(name)) unread = name
    else if (name === unread && tag.startsWith('/')) unread = ''
    else if (unread === '') text += ' '
    at = close + 1
  }
  const words = text.replaceAll(/&(#?\w{1,6});/g, (whole, name: string) => ENTITIES[name] ?? whole)
  return words.replaceAll(/\s+/g, ' ').trim()
}
