import { isBatonError } from '@baton/domain'
import { program } from './program.ts'

const EXIT_FAILED = 1

/** One line for what we raised on purpose; a stack only for what is our own fault. */
const report = (error: unknown): void => {
  const text = isBatonError(error)
    ? `${error.message} (${error.code})`
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error)
  process.stderr.write(`baton: ${text}\n`)
}

// The launcher holds a channel: when it is gone, whoever started us is.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

try {
  await program().parseAsync(process.argv)
} catch (error) {
  report(error)
  process.exitCode = EXIT_FAILED
}
