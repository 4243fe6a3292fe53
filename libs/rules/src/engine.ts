import { hash128 } from '@baton/domain'
import { ENGINE as UNDERSTANDING } from '@baton/understanding'

/** Rises with every change of these rules that can change a decision. */
const RULES_VERSION = 'rules-12'

/**
 * Names everything that can change a result: these rules, the reader, and data the caller knows
 * (ICU, for one).
 */
export const engineOf = (dataVersions: Readonly<Record<string, string>> = {}): string =>
  hash128(JSON.stringify([RULES_VERSION, UNDERSTANDING, Object.entries(dataVersions).sort()]))

/** The rules and the reader alone. */
export const ENGINE = engineOf()
