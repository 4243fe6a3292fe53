/**
 * Versions of the platform's data that decisions depend on, for `engineOf` of the rules: quiet
 * hours are told by its time zones.
 */
export const dataVersions = (): Readonly<Record<string, string>> => ({
  icu: process.versions.icu ?? '',
  tz: process.versions.tz ?? '',
})
