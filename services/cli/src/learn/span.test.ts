import { describe, expect, test } from 'vitest'
import { spanOf } from './span.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

describe('a span is of days or of times', () => {
  const midnight = Date.UTC(2026, 0, 31)

  test('a day is whole, and of UTC', () => {
    expect(spanOf('2026-01-31', '2026-01-31')).toEqual({ from: midnight, to: midnight + DAY_MS })
  })

  test.each(['2026-01-31T16:00Z', '2026-01-31T16:00:00Z', '2026-01-31T21:30:00.000+05:30'])(
    'a time says its offset: %s',
    text => {
      expect(spanOf(text, undefined).from).toBe(midnight + 16 * HOUR_MS)
      expect(spanOf(undefined, text).to).toBe(midnight + 16 * HOUR_MS)
    },
  )
})

test.each([
  '5',
  '2026',
  '2026-02',
  '2026-02-30',
  '2026-02-30T10:00Z',
  '2026-1-5',
  '2026-01-31T16:00',
  '2026-01-31 16:00Z',
  '2026-01-31T25:00Z',
  'Jan 31 2026',
  'soon',
  '',
])(
  'what is no day of the calendar and no time with its offset is refused, never guessed: "%s"',
  text => {
    const refusal = {
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('2026-01-31T16:00Z'),
    }
    for (const span of [() => spanOf(text, undefined), () => spanOf(undefined, text)]) {
      expect(span).toThrow(expect.objectContaining(refusal))
    }
  },
)
