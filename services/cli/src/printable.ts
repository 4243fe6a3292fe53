/**
 * A text of somebody else for a terminal, which takes control characters for orders: each is a dot,
 * so that every place in the text stays where it was. Line ends are kept where `lines` says so.
 */
export const printable = (text: string, { lines = false } = {}): string =>
  text.replace(/\p{Cc}/gu, control => (lines && control === '\n' ? control : '.'))

/** The same for every text in a value. */
export const allPrintable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'string' ? printable(one) : one))
