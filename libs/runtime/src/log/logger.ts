import { type DestinationStream, destination, type Logger as Pino, pino } from 'pino'
import { describeError } from './describe-error.ts'
import { allowedFields, type LogFields } from './fields.ts'

/** JSON lines for people and machines. Messages are constant texts; what varies goes into the fields. */
export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  child(fields: LogFields): Logger
}

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly service: string
  /** stderr when absent: stdout belongs to what a command prints. */
  readonly to?: DestinationStream
}

/** Written synchronously, so that the last line before an exit is there. */
export const createLogger = ({ level, service, to }: LoggerOptions): Logger =>
  wrap(
    pino(
      {
        level,
        base: { service },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: {
          level: label => ({ level: label }),
          log: allowedFields,
          bindings: allowedFields,
        },
        serializers: { err: error => describeError(error) },
      },
      to ?? destination({ dest: 2, sync: true }),
    ),
  )

/** A logger that says nothing. */
export const silentLogger = (): Logger => createLogger({ level: 'silent', service: 'none' })

const wrap = (log: Pino): Logger => ({
  debug: (message, fields = {}) => log.debug(fields, message),
  info: (message, fields = {}) => log.info(fields, message),
  warn: (message, fields = {}) => log.warn(fields, message),
  error: (message, fields = {}) => log.error(fields, message),
  child: fields => wrap(log.child(allowedFields(fields))),
})
