import { readFileSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import type { PolicyName, WorldName } from '@baton/learning'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { forApp, withPlatform } from '../platform/with-platform.ts'
import { SOURCE, SOURCE_RULE } from './source.ts'

const CLIENT = 'baton.learn'
const WORLDS: readonly WorldName[] = ['calibrated', 'overconfident', 'underconfident', 'drift']
const POLICIES: readonly PolicyName[] = ['fixed', 'step', 'anchored']
const CANDIDATES_MAX = 1_000_000

const print = (text: string): void => {
  process.stdout.write(text)
}

const whole = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > CANDIDATES_MAX) {
    throw new InvalidArgumentError(`Use a whole number from 1 to ${CANDIDATES_MAX}.`)
  }
  return value
}

const share = (text: string): number => {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Use a share from 0 to 1.')
  return value
}

const sourceName = (text: string): string => {
  if (!SOURCE.test(text)) throw new InvalidArgumentError(`Use ${SOURCE_RULE}.`)
  return text
}

/** The name of a way of learning was meant for --plot. */
const policyFile = (text: string): string => {
  if (!POLICIES.some(name => name === text)) return text
  throw new InvalidArgumentError(`A way of learning is plotted with --plot ${text}.`)
}

/**
 * `baton learn`, `thresholds`, `health` and `report`: what outcomes taught, and what came of the
 * handoffs.
 */
export const addLearnCommands = (baton: Command): void => {
  const learn = baton
    .command('learn')
    .description('Replay, export and import what thresholds are learned from.')
  addReplay(learn)
  addExport(learn)
  addImport(learn)
  addThresholds(baton)
  addHealth(baton)
  addReport(baton)
}

/** Options that hold for a simulated world only. */
const OF_WORLDS = ['candidates', 'seed', 'explore']

const refuseGiven = (command: Command, names: readonly string[]): void => {
  const given = names.find(name => command.getOptionValueSource(name) === 'cli')
  if (given) command.error(`error: option '--${given}' holds with '--world' only`)
}

const addReplay = (learn: Command) =>
  forApp(learn.command('replay'))
    .description(
      'What each way of learning makes of recorded or simulated outcomes: thresholds and regret.',
    )
    .option('--file <file>', 'an exported history instead of the running app')
    .option(
      '--policy <file>',
      'the policy whose thresholds it starts from (default: the active one; with --file the shipped one)',
      policyFile,
    )
    .addOption(
      new Option('--plot <name>', 'whose days are plotted').choices(POLICIES).default('anchored'),
    )
    .addOption(
      new Option('--world <name>', 'simulate instead of replaying')
        .choices(WORLDS)
        .conflicts(['file', 'policy']),
    )
    .option('--candidates <n>', 'with --world', whole, 2_000)
    .option('--seed <n>', 'with --world', whole, 1)
    .option('--explore <share>', 'with --world: of the handoffs just below the threshold', share, 0)
    .option('--no-gate', 'new values hold at once, without having been shadows')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npx baton learn replay\n' +
        '  npx baton learn replay --file history.jsonl --policy my-policy.yaml --plot step\n' +
        '  npx baton learn replay --world overconfident --no-gate --explore 0.05\n',
    )
    .action(async (options, command: Command) => {
      if (!options.world) refuseGiven(command, OF_WORLDS)
      const { replayHistory, replayWorld } = await import('./replay.ts')
      const { plot: plotted, gate, explore: exploration, world, candidates, seed } = options
      const flags = { plotted, gate }
      if (world) {
        print(replayWorld({ ...flags, world, candidates, seed, exploration }))
        return
      }
      const { parseHistory, recordedHistory } = await import('./history.ts')
      const { policyIn } = await import('./configured.ts')
      const { file, policy: named } = options
      if (file) {
        const history = parseHistory(readFileSync(file, 'utf8'), file)
        const { policy, place } = policyIn(named)
        print(replayHistory(history, policy, place, flags))
        return
      }
      const { activePolicy } = await import('../platform/policies.ts')
      await withPlatform(options, CLIENT, async platform => {
        const active = async () => ({ policy: await activePolicy(platform), place: 'active' })
        const { policy, place } = named === undefined ? await active() : policyIn(named)
        print(replayHistory(await recordedHistory(platform), policy, place, flags))
      })
    })

const addExport = (learn: Command) =>
  forApp(learn.command('export'))
    .description('Print the history of outcomes, JSON lines: counts by route, day and score.')
    .addHelpText('after', '\nExample:\n  npx baton learn export > history.jsonl\n')
    .action(async options => {
      const { recordedHistory, toLine } = await import('./history.ts')
      await withPlatform(options, CLIENT, async platform => {
        for (const one of await recordedHistory(platform)) print(`${toLine(one)}\n`)
      })
    })

const addImport = (learn: Command) =>
  forApp(learn.command('import'))
    .description(
      'Learn from outcomes counted by another app too; a later import replaces its source.',
    )
    .argument('[file]', 'an exported history')
    .option('--source <name>', 'call all of them so, whatever the file says', sourceName)
    .option('--distinct', 'they are of another app, though this one has equal counts')
    .option('--forget <source>', 'delete what a source has brought')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npx baton learn export --data ../pilot/.baton > history.jsonl\n' +
        '  npx baton learn import history.jsonl --source pilot\n' +
        '  npx baton learn import --forget pilot\n',
    )
    .action(async (file: string | undefined, options) => {
      if (file === undefined && options.forget === undefined) {
        throw new BatonError('BAD_REQUEST', 'name a file of outcomes, or say --forget')
      }
      const { parseHistory } = await import('./history.ts')
      const { forgetSource, importHistory } = await import('./import.ts')
      const history = file === undefined ? [] : parseHistory(readFileSync(file, 'utf8'), file)
      await withPlatform(options, CLIENT, async platform => {
        if (options.forget !== undefined) {
          print(`${await forgetSource(platform, options.forget)} days deleted\n`)
        }
        if (file === undefined) return
        const { written, deleted } = await importHistory(
          platform,
          history,
          options.source,
          options.distinct,
        )
        print(`${written} days written, ${deleted} deleted\n`)
      })
    })

const addThresholds = (baton: Command) =>
  forApp(baton.command('thresholds'))
    .description('The threshold of each route, what it means now and why it is what it is.')
    .option('--json', 'one JSON line for each published value')
    .addHelpText('after', '\nExamples:\n  npx baton thresholds\n  npx baton thresholds --json\n')
    .action(async options => {
      const { thresholdsText } = await import('./thresholds.ts')
      const { activePolicy } = await import('../platform/policies.ts')
      const { latestOf } = await import('../platform/read.ts')
      await withPlatform(options, CLIENT, async platform => {
        const published = await latestOf(platform, 'handoff.thresholds.v1')
        if (!options.json) return print(thresholdsText(await activePolicy(platform), published))
        for (const one of published.values()) print(`${JSON.stringify(one)}\n`)
      })
    })

const addHealth = (baton: Command) =>
  forApp(baton.command('health'))
    .description('How fast and how reliably each bot answers, against its SLA.')
    .option('--json', 'one JSON line for each bot')
    .addHelpText('after', '\nExamples:\n  npx baton health\n  npx baton health --json\n')
    .action(async options => {
      const { healthText } = await import('./health.ts')
      const { activePolicy } = await import('../platform/policies.ts')
      const { latestOf } = await import('../platform/read.ts')
      await withPlatform(options, CLIENT, async platform => {
        const published = await latestOf(platform, 'bot.health.v1')
        if (!options.json) return print(healthText(await activePolicy(platform), published))
        for (const one of published.values()) print(`${JSON.stringify(one)}\n`)
      })
    })

const addReport = (baton: Command) =>
  forApp(baton.command('report'))
    .description('Handoffs by route and hour, what was blocked and why, and what became of them.')
    .option('--from <day>', 'first day (UTC), or a time with its offset')
    .option('--to <day>', 'last day (UTC), or a time with its offset')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton report\n  npx baton report --from 2026-01-01 --to 2026-01-31\n  npx baton report --from 2026-01-31T09:00-06:00\n',
    )
    .action(async options => {
      const { reportText, Tally } = await import('./report.ts')
      const { contains, spanOf } = await import('./span.ts')
      const { allPartitions, readAll } = await import('../platform/read.ts')
      const span = spanOf(options.from, options.to)
      await withPlatform(options, CLIENT, async platform => {
        const tally = new Tally()
        const all = allPartitions(platform)
        await readAll(platform, 'handoff.decisions.v1', all, decision => {
          if (decision && contains(span, decision.at)) tally.decision(decision)
          else if (decision) tally.outside(decision)
        })
        await readAll(platform, 'handoff.outcomes.v1', all, outcome => {
          if (outcome && contains(span, outcome.closedAt)) tally.outcome(outcome)
        })
        print(reportText(tally.report))
      })
    })
