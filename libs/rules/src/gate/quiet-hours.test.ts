import { describe, expect, test } from 'vitest'
import { initialState } from '../state/initial.ts'
import { plain } from '../testing/policies.ts'
import { isOpen, localHour, opensAt, zoneOf } from './quiet-hours.ts'

const at = (iso: string) => Date.parse(iso)

describe('hours in which a bot may start a conversation', () => {
  test.each([
    ['2026-01-15T13:59:59Z', 'America/Chicago', false],
    ['2026-01-15T14:00:00Z', 'America/Chicago', true],
    ['2026-01-16T02:59:59Z', 'America/Chicago', true],
    ['2026-01-16T03:00:00Z', 'America/Chicago', false],
    ['2026-07-15T13:00:00Z', 'America/Chicago', true],
    ['2026-01-15T02:30:00Z', 'Asia/Kolkata', true],
    ['2026-01-15T02:29:59Z', 'Asia/Kolkata', false],
  ])('at %s in %s: %s', (iso, zone, open) => {
    expect(isOpen(at(iso), zone, plain)).toBe(open)
  })

  test.each([
    ['the night the clocks go forward', '2026-03-08T05:00:00Z', '2026-03-08T13:00:00Z'],
    ['the night the clocks go back', '2026-11-01T04:00:00Z', '2026-11-01T14:00:00Z'],
    ['any night', '2026-01-16T03:00:00Z', '2026-01-16T14:00:00Z'],
  ])('open at 08:00 local after %s', (_, from, opens) => {
    expect(opensAt(at(from), 'America/Chicago', plain)).toBe(at(opens))
  })

  test('that a change of the clocks skips open a day later', () => {
    const quiet = { from: 2, to: 3, zone: 'America/Chicago' }
    const policy = { ...plain, replies: { ...plain.replies, quiet } }
    expect(opensAt(at('2026-03-07T09:00:00Z'), quiet.zone, policy)).toBe(at('2026-03-09T07:00:00Z'))
  })

  test('open at 08:00 where the clock is 45 minutes off', () => {
    expect(opensAt(at('2026-01-15T00:00:00Z'), 'Asia/Kathmandu', plain)).toBe(
      at('2026-01-15T02:15:00Z'),
    )
  })

  test('a zone that does not exist has no hour', () => {
    expect(localHour(0, 'Mars/Olympus')).toBeUndefined()
    expect(localHour(0, 'UTC')).toBe(0)
  })

  test('are those of the contact, else of the location, else of the policy', () => {
    const zones = { austin: 'America/Chicago', bend: 'America/Los_Angeles' }
    const policy = { ...plain, replies: { ...plain.replies, zones } }
    const state = initialState(policy, 'bend')
    expect(zoneOf({ ...state, zone: 'Asia/Kolkata' }, policy)).toBe('Asia/Kolkata')
    expect(zoneOf({ ...state, zone: 'Mars/Olympus' }, policy)).toBe('America/Los_Angeles')
    expect(zoneOf({ ...state, locationId: 'nowhere' }, policy)).toBe(policy.replies.quiet.zone)
  })
})
