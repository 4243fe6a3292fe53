import { type DestinationStream, destination, type Logger as Pino, pino } from 'pino'
import { describeError } from './describe-error.ts'
import { allowedFields, type LogFields } from './fields.ts'

/**
 * JSON lines for people and machines. Messages are constant texts; what varies goes into the
 * fields.
 */
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

/** Bytes of lines that could not be written yet; what comes beyond is lost. */
const WAITING_MAX_BYTES = 1 << 20

/**
 * A file, or a file descriptor, that is written synchronously, so that the last line before an exit
 * is there. On a full disk, or when nobody reads any more, lines wait within a bound and are lost
 * beyond it: a log ends no service.
 */
export const logTo = (dest: string | number): DestinationStream => {
  const stream = destination({ dest, sync: true, maxLength: WAITING_MAX_BYTES })
  stream.on('error', () => {})
  return stream
}

/** Lines of one service. */
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
      to ?? logTo(2),
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
