import { envOf } from '@baton/runtime'
import type { Command } from 'commander'
import { EXIT_CODES, judging } from '../judging.ts'
import { forApp } from '../platform/with-platform.ts'
import type { VerifyCommandOptions } from './verify.ts'

/** `baton verify`: an independent judgement of a whole log. */
export const addVerifyCommand = (baton: Command): void => {
  const verify = forApp(baton.command('verify'))
    .description(
      'Decide the whole log again by the rules alone, and compare: every decision, output and state. Only reads.',
    )
    .option('--json', 'the verdict as JSON, for machines')
    .option('--settled', 'nothing may be left to decide')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton verify\n  BATON_BROKERS=kafka:9092 BATON_REGISTRY_URL=http://registry:8081 npx baton verify --env\n' +
        '\nHow many partitions there are, the broker says; a BATON_PARTITIONS that differs is refused.\n' +
        `${EXIT_CODES} Follow a line with \`npx baton explain <decision>\`.\n`,
    )
  judging<VerifyCommandOptions>(verify, async options => {
    const { verifyCommand } = await import('./verify.ts')
    const isTerminal = process.stderr.isTTY === true
    return verifyCommand(options, envOf(), {
      out: text => process.stdout.write(text),
      progress: text => process.stderr.write(isTerminal ? `\r${text}\x1b[K` : `${text}\n`),
    })
  })
}
