// Method: logs that were recorded once are decided again by the rules as they are now. What was
// decided then must be decided now, byte for byte; when the engine is another one, people have to
// look and record anew, with a reason.
import { ENGINE } from '@baton/rules'
import { describe, expect, test } from 'vitest'
import { decideHistory, differences } from './decide.ts'
import { historyFiles, readHistory, readRecording } from './history.ts'

const ADVICE =
  'the engine has changed: look at what `npm run histories` says, then `npm run histories -- --reason "why it changed"`'

test('the histories were recorded with this engine', () => {
  expect(readRecording().engine, ADVICE).toBe(ENGINE)
})

describe.each(historyFiles().map(file => readHistory(file)))('$header.name', history => {
  const isRead = history.header.reads === 'model'
  // Weights may change with the engine; that they do without it is never silent, nor that rules do
  // at all.
  test.skipIf(isRead && readRecording().engine !== ENGINE)('is decided as it was', () => {
    expect(differences(history, decideHistory(history)).slice(0, 5)).toEqual([])
  })
})
