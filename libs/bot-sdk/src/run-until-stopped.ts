import {
  type AdminServer,
  type BaseConfig,
  baseSchema,
  createLogger,
  type Env,
  endingAtOnce,
  envOf,
  parseConfig,
  processRegistry,
  serveAdmin,
  untilStopped,
  withFiles,
} from '@baton/runtime'
import type { Bot } from './bot.ts'
import { type RunningBot, runBot } from './run.ts'
import { limitsOf, type RunOptions, STOP_EXTRA_MS } from './run-options.ts'

const BEFORE_THE_START = ['brokers and schema registry']

/**
 * Runs a bot as a process of its own: until it is told to stop (SIGTERM, Ctrl-C) or cannot go on.
 * Where BATON_HTTP_PORT is set, /health and /metrics are answered there from the first moment on. A
 * start that is refused is one line of the log, and the process exits with 1. Rejects with
 * TypeError or RangeError for options that are none.
 */
export const runUntilStopped = async (bot: Bot, options: RunOptions = {}): Promise<void> => {
  const { deadlineMs } = limitsOf(options)
  const logOf = (level: BaseConfig['logLevel']) =>
    options.log ?? createLogger({ level, service: `bot-${bot.name}` })
  let log = logOf('error')
  let running: RunningBot | undefined
  try {
    const env = envOf()
    const config = options.config ?? parseConfig(baseSchema, env)
    log = logOf(config.logLevel)
    const admin = await servedAt(config, env, () => running)
    const started = await endingAtOnce(runBot(bot, { ...options, config, log }))
    running = started
    log.info('started', { bot: bot.name, ...(admin && { url: admin.url }) })
    const stop = async () => {
      await started.stop()
      await admin?.close()
    }
    const stopTimeoutMs = deadlineMs + STOP_EXTRA_MS
    await untilStopped({ ended: started.ended, stop }, { log, stopTimeoutMs })
  } catch (error) {
    log.error('not started', { err: error })
    process.exit(1)
  }
}

/** Only where a port is named: several bots of one machine cannot share that of the services. */
const servedAt = async (
  { http }: BaseConfig,
  env: Env,
  running: () => RunningBot | undefined,
): Promise<AdminServer | undefined> => {
  if (withFiles(env).BATON_HTTP_PORT === undefined) return undefined
  return serveAdmin({
    ...http,
    registries: () => [processRegistry(), ...registriesOf(running())],
    stuck: () => [],
    missing: () => running()?.missing() ?? BEFORE_THE_START,
  })
}

const registriesOf = (running: RunningBot | undefined) => (running ? [running.registry] : [])
