import type { Command } from 'commander'

/** The exit code where neither is known; 0 says that all is well, and 1 that something is wrong. */
export const UNJUDGED = 2

/** How `--help` of such a command says it. */
export const EXIT_CODES =
  'Ends with 0 when all is well, 1 when something is wrong, 2 when that cannot be told: the broker is away, a variable is wrong.'

/**
 * Makes a command that judges: it ends with what `judge` resolves to, and with 2 whatever keeps it
 * from that, so that nothing but a finding ends with 1.
 */
export const judging = <Options>(
  command: Command,
  judge: (options: Options) => Promise<number>,
): Command => {
  // Before anything that can be refused is looked at.
  command.parent?.hook('preSubcommand', (_, chosen) => {
    if (chosen === command) process.exitCode = UNJUDGED
  })
  return command
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNJUDGED))
    .action(async (options: Options) => {
      process.exitCode = UNJUDGED
      process.stdout.prependListener('error', withoutOutput)
      process.exitCode = await judge(options)
    })
}

/**
 * A verdict that cannot be written is none, unless it is told by the exit code; whoever reads and
 * has seen enough has it.
 */
const withoutOutput = ({ code }: NodeJS.ErrnoException): void => {
  if (code !== 'EPIPE') process.exitCode ||= UNJUDGED
}
