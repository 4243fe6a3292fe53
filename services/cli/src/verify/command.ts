import { envOf } from '@baton/runtime'
import type { Command } from 'commander'
import { DATA_DIR } from '../platform/with-platform.ts'

/** `baton verify`: an independent judgement of a whole log. */
export const addVerifyCommand = (baton: Command): void => {
  baton
    .command('verify')
    .description(
      'Decide the whole log again by the rules alone, and compare: every decision, output and state. Only reads.',
    )
    .option('--data <dir>', 'data directory of the running start', DATA_DIR)
    .option('--env', 'an app anywhere: BATON_BROKERS, BATON_APP_ID, … as for a service')
    .option('--json', 'the verdict as JSON, for machines')
    .option('--settled', 'nothing may be left to decide')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton verify\n  BATON_BROKERS=kafka:9092 BATON_REGISTRY_URL=http://registry:8081 npx baton verify --env\n' +
        '\nEnds with 0 when all is well, 1 when something is wrong. Follow a line with `npx baton explain <decision>`.\n',
    )
    .action(async options => {
      const { verifyCommand } = await import('./verify.ts')
      const isTerminal = process.stderr.isTTY === true
      process.exitCode = await verifyCommand(options, envOf(), {
        out: text => process.stdout.write(text),
        progress: text => process.stderr.write(isTerminal ? `\r${text}\x1b[K` : `${text}\n`),
      })
    })
}
