import type { OutcomeHistory } from '@baton/domain'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import type { Platform } from '../platform/platform.ts'
import { addLearnCommands } from './commands.ts'
import { importHistory, refuseUncountable } from './import.ts'

const NOW = Date.parse('2026-01-31T12:00Z')
const TODAY = Math.floor(NOW / 86_400_000)
const counted = (day: number, successes: number): OutcomeHistory => ({
  source: 'pilot',
  from: 'lead',
  to: 'buyer',
  day,
  bins: [{ bin: 28, successes, failures: 0 }],
})

test('what the learner could not count is refused before anything is written', () => {
  const of = (day: number, successes: number) => () =>
    refuseUncountable([counted(day, successes)], NOW)
  expect(of(TODAY, 2 ** 31 - 1)).not.toThrow()
  expect(of(TODAY + 1, 1)).toThrow('lead>buyer on 2026-02-01: that day is to come')
  expect(of(TODAY, 2 ** 31)).toThrow('lead>buyer on 2026-01-31: at most 2147483647 outcomes')
})

test('an empty export takes nothing away: that is for --forget', async () => {
  const untouched = {} as Platform
  await expect(importHistory(untouched, [], 'pilot')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('--forget'),
  })
})

test.each(['', 'pi\nlot', 'pi\u2028lot', '\ud800', 'p'.repeat(101)])(
  'a source that the learner could not read out of a key is refused: %j',
  async source => {
    const baton = new Command('baton').exitOverride()
    addLearnCommands(baton)
    const learn = baton.commands.find(command => command.name() === 'learn')!
    for (const command of learn.commands) {
      command.exitOverride().configureOutput({ writeErr: () => {} })
    }
    const importing = baton.parseAsync(['learn', 'import', '--source', source], { from: 'user' })
    await expect(importing).rejects.toThrow(/1 to 100 printable characters/)
  },
)

test('an import without a file and without --forget is refused, not passed over', async () => {
  const run = (...args: string[]) => {
    const baton = new Command()
    addLearnCommands(baton)
    return baton.parseAsync(['learn', 'import', ...args, '--data', '/nowhere'], { from: 'user' })
  }
  await expect(run()).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: 'name a file of outcomes, or say --forget',
  })
  await expect(run('--distinct')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(run('--forget', 'pilot')).rejects.toThrow('nothing runs on /nowhere')
})
