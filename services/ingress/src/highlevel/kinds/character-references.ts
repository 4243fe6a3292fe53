/** A Map: what is looked up is a stranger's word. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00a0'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['shy', '\u00ad'],
  ['pound', '£'],
  ['euro', '€'],
])

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi

/**
 * The text with HTML's character references (&rsquo; &#8217; &#x2019;) replaced; one that names no
 * character stays as it is.
 */
export const withCharacters = (html: string): string =>
  html.replaceAll(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole
    return (
      characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole
    )
  })

const CODE_POINT_MAX = 0x10ffff
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff
/**
 * From 0x80 on, as HTML reads them: windows-1252, in which old mail programs write their quotes and
 * dashes.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const WINDOWS_1252_FROM = 0x80

const characterOf = (code: number): string | undefined => {
  if (code === 0 || code > CODE_POINT_MAX || isSurrogate(code)) return undefined
  return WINDOWS_1252[code - WINDOWS_1252_FROM] ?? String.fromCodePoint(code)
}
