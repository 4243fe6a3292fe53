import { expect, test } from 'vitest'
import { mulberry32 } from './mulberry32.ts'

test('mulberry32 draws the published sequence', () => {
  const random = mulberry32(1)
  expect(random()).toBeCloseTo(0.6270739405881613, 12)
})
