import { expect, test } from 'vitest'
import { majorOf } from './java.ts'

test('the major version is read from old and new banners', () => {
  expect(majorOf('openjdk version "17.0.15" 2025-04-15')).toBe(17)
  expect(majorOf('openjdk version "21" 2023-09-19')).toBe(21)
  expect(majorOf('java version "1.8.0_292"')).toBe(8)
  expect(majorOf('command not found')).toBeUndefined()
})
