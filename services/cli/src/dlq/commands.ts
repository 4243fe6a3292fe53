import { once } from 'node:events'
import { BatonError } from '@baton/domain'
import type { Command } from 'commander'
import type { Platform } from '../platform/platform.ts'
import { forApp, withPlatform } from '../platform/with-platform.ts'
import type { DeadLetter } from './letters.ts'
import type { Plan } from './replay.ts'

const CLIENT = 'baton.dlq'
const FAILED = 1

/** Resolves when whoever reads has room for more. */
const write = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

/** `baton dlq`: what no reader could handle. */
export const addDlqCommands = (baton: Command): void => {
  const dlq = baton.command('dlq').description('Dead letters: list, look at and replay them.')

  forApp(dlq.command('ls'))
    .description('List dead letters: id, time, why, and where the record was read.')
    .argument('[reader]', 'only those of one reader, such as router.contact.events.v1')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton dlq ls\n  npx baton dlq ls router.contact.events.v1\n',
    )
    .action(async (reader: string | undefined, options) => {
      const { eachDeadLetter } = await import('./letters.ts')
      const { lineOf } = await import('./show.ts')
      await withPlatform(options, CLIENT, async platform => {
        let listed = 0
        await eachDeadLetter(platform, reader, letter => {
          listed++
          return write(lineOf(letter))
        })
        if (listed === 0) say(reader === undefined ? NONE : `${NONE} of ${reader}`)
      })
    })

  forApp(dlq.command('show'))
    .description('Everything about one dead letter. May show what a contact wrote.')
    .argument('<id>', 'as `dlq ls` prints it: reader/partition/offset')
    .addHelpText('after', '\nExample:\n  npx baton dlq show router.contact.events.v1/0/12\n')
    .action(async (id: string, options) => {
      const { deadLetter } = await import('./letters.ts')
      const { shown } = await import('./show.ts')
      await withPlatform(options, CLIENT, async platform => {
        await write(await shown(platform, await deadLetter(platform, id)))
      })
    })

  forApp(dlq.command('replay'))
    .description('Give contact events that can be read by now to the router again, each once.')
    .argument('[ids...]', 'as `dlq ls` prints them')
    .option('--all', 'every dead letter of the router')
    .option('--dry-run', 'say what would be replayed, and what stands against it; append nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton dlq replay --all --dry-run\n  npx baton dlq replay router.contact.events.v1/0/12\n',
    )
    .action(async (ids: string[], options) => {
      if (ids.length === 0 && !options.all) {
        throw new BatonError('BAD_REQUEST', 'name dead letters, or say --all')
      }
      if (ids.length > 0 && options.all) {
        throw new BatonError(
          'BAD_REQUEST',
          'dead letters are named, and --all is said: leave one of them away',
        )
      }
      await withPlatform(options, CLIENT, async platform => {
        const left = await replayThem(platform, ids, options.dryRun === true)
        if (left > 0) process.exitCode = FAILED
      })
    })
}

const NONE = 'no dead letters'
/** Whose dead letters are replayed. */
const ROUTER = 'router.contact.events.v1'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Replays those that are named, or all of the router; returns how many could not be. */
export const replayThem = async (
  platform: Platform,
  ids: readonly string[],
  dry: boolean,
): Promise<number> => {
  const { deadLetter, eachDeadLetter } = await import('./letters.ts')
  const { planReplay, replay } = await import('./replay.ts')
  const { Repeats } = await import('./repeats.ts')
  const repeats = new Repeats(platform)
  let seen = 0
  let left = 0
  const replayOne = async (letter: DeadLetter): Promise<void> => {
    seen++
    const plan = await planReplay(platform, letter, repeats)
    if (plan.obstacle !== '') left++
    if (dry || plan.obstacle !== '') return write(planLine(plan))
    const decision = await replay(platform, plan)
    repeats.add(letter, decision)
    const { verdict, reason, decisionId } = decision
    await write(`${letter.id}  ${verdict.replaceAll('_', '-')} (${reason})  decision ${decisionId}`)
  }
  // An id that there is not is refused before anything is replayed.
  const named: DeadLetter[] = []
  for (const id of ids) named.push(await deadLetter(platform, id))
  for (const letter of named) await replayOne(letter)
  if (ids.length === 0) await eachDeadLetter(platform, ROUTER, replayOne)
  if (seen === 0) say(`${NONE} of ${ROUTER}; those of other readers are not replayed`)
  return left
}

const planLine = ({ letter, obstacle, event, contactId, partition }: Plan): string =>
  obstacle === ''
    ? `${letter.id}  would go to contact.events.v1/${partition}: ${event} of ${contactId}`
    : `${letter.id}  stays: ${obstacle}`
