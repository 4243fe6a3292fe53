import { expect, test } from 'vitest'
import { dataVersions } from './data-versions.ts'

test('the versions of time zones and of ICU are those of this process', () => {
  const { icu, tz } = process.versions
  expect(dataVersions()).toEqual({ icu, tz })
  expect(icu).toMatch(/^\d+\.\d+/)
  expect(tz).toMatch(/^\d{4}[a-z]/)
})
