import { program } from './program.ts'
import { errorText } from './report.ts'

const EXIT_FAILED = 1

// The launcher holds a channel: when it is gone, whoever started us is.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

// Who reads us has seen enough, as `| head -1` has. A command that judges goes on, to end with its verdict.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  if (process.exitCode === undefined) process.exit(0)
})

try {
  await program().parseAsync(process.argv)
} catch (error) {
  process.stderr.write(`baton: ${errorText(error)}\n`)
  process.exitCode ||= EXIT_FAILED
}
