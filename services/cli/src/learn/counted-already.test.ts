import type { OutcomeHistory } from '@baton/domain'
import { expect, test } from 'vitest'
import { refuseWhatIsCounted } from './counted-already.ts'

const line = (source: string, day: number, successes: number, failures = 0): OutcomeHistory => ({
  source,
  from: 'lead',
  to: 'buyer',
  day,
  bins: [{ bin: 28, successes, failures }],
})
/** What the app baton has: three days of its own, and one that a pilot brought. */
const recorded = [
  line('baton', 1, 5, 2),
  line('baton', 2, 3),
  line('baton', 3, 1),
  line('pilot', 2, 4),
]

const imported = (history: readonly OutcomeHistory[], source?: string) => () =>
  refuseWhatIsCounted({ appId: 'baton', recorded, history, source })

test('an app’s own export into itself is refused, under its own name and under another', () => {
  expect(imported(recorded)).toThrow(/"baton" is this app/)
  expect(imported(recorded, 'pilot')).toThrow(/would count twice.*--data/)
  expect(imported([line('elsewhere', 1, 1)], 'baton')).toThrow(/"baton" is this app/)
})

test('so is an earlier one, of which the app has counted more since', () => {
  expect(imported([line('baton', 1, 5, 1), line('baton', 2, 1)], 'pilot')).toThrow(/count twice/)
})

test('another app of the same name is imported under a name of its own', () => {
  expect(imported([line('baton', 1, 5, 2), line('baton', 2, 9)], 'pilot')).not.toThrow()
  expect(imported([line('baton', 1, 5, 2), line('baton', 9, 1)], 'pilot')).not.toThrow()
  const fresh = { appId: 'baton', recorded: [], history: [line('baton', 1, 5)] }
  expect(() => refuseWhatIsCounted({ ...fresh, source: 'pilot' })).not.toThrow()
})

test('what one source has brought is not counted again under the name of another', () => {
  expect(imported([line('pilot', 2, 4)], 'other')).toThrow(/--forget pilot/)
  expect(imported([line('pilot', 2, 4)])).not.toThrow()
  expect(imported([line('pilot', 2, 4)], 'pilot')).not.toThrow()
})

test('an app’s own outcomes are refused under whatever name they come back, renamed again or not', () => {
  const own = recorded.filter(({ source }) => source === 'baton')
  const elsewhere = [line('main', 1, 9, 1), ...own.map(one => ({ ...one, source: 'copy' }))]
  for (const source of [undefined, 'again']) {
    expect(imported(elsewhere, source)).toThrow(/what baton has counted itself.*--data/)
  }
  expect(imported(elsewhere.slice(0, 1))).not.toThrow()
})

test('an app that made fewer handoffs on days that are over is no earlier export of this one', () => {
  expect(imported([line('tiny', 1, 1), line('tiny', 3, 1)])).not.toThrow()
  expect(imported([line('tiny', 1, 5, 2), line('tiny', 3, 1)])).toThrow(/count twice/)
})

test('an app whose counts are equal by chance is imported by who says so', () => {
  const history = [line('chance', 3, 1)]
  expect(imported(history)).toThrow(/--distinct/)
  const distinct = { appId: 'baton', recorded, history, distinct: true }
  expect(() => refuseWhatIsCounted(distinct)).not.toThrow()
  expect(() => refuseWhatIsCounted({ ...distinct, source: 'baton' })).toThrow(/is this app/)
})
