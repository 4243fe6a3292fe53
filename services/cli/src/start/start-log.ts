import { join } from 'node:path'
import { createLogger, type Logger, logTo } from '@baton/runtime'

const SERVICE = 'start'

/** Where all services of a start write. */
export const logFileIn = (dataDir: string): string => join(dataDir, 'baton.log')

/** What becomes of the start itself, beside the lines of its services: for whoever looks later. */
export const startLog = (dataDir: string): Logger =>
  createLogger({ level: 'info', service: SERVICE, to: logTo(logFileIn(dataDir)) })

/** The same, and what is wrong in the terminal too. */
export const alsoInTerminal = (file: Logger): Logger => {
  const terminal = createLogger({ level: 'warn', service: SERVICE })
  return both(file, terminal)
}

const both = (one: Logger, other: Logger): Logger => {
  const say = (level: 'debug' | 'info' | 'warn' | 'error'): Logger['info'] => {
    return (message, fields) => {
      one[level](message, fields)
      other[level](message, fields)
    }
  }
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    child: fields => both(one.child(fields), other.child(fields)),
  }
}
