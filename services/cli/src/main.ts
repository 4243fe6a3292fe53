import { program } from './program.ts'
import { errorText } from './report.ts'

const EXIT_FAILED = 1

// The launcher holds a channel: when it is gone, whoever started us is.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** What the command has under way may wait for ever. */
const fail = (error: unknown) => {
  const code = process.exitCode || EXIT_FAILED
  process.stderr.write(`baton: ${errorText(error)}\n`, () => process.exit(code))
}

// Who reads us has seen enough, as `| head -1` has. A command that judges goes on, to end with its
// verdict.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') fail(error)
  else if (process.exitCode === undefined) process.exit(0)
})
// Nobody is there to be told, as when the terminal was closed.
process.stderr.on('error', () => {})

try {
  await program().parseAsync(process.argv)
} catch (error) {
  // After what was printed.
  process.stdout.write('', () => fail(error))
}
