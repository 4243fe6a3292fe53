/** The words of a list, for look-ups by folded word. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))
