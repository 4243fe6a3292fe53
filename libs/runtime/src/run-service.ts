import { BatonError } from '@baton/domain'
import type { Registry } from 'prom-client'
import type { z } from 'zod'
import { serveAdmin } from './admin/server.ts'
import type { BaseConfig } from './config/base.ts'
import { helpText } from './config/help.ts'
import { type Env, envOf, parseConfig } from './config/parse.ts'
import { createLogger, type Logger } from './log/logger.ts'
import { processRegistry } from './metrics/service-metrics.ts'
import { endingAtOnce, type ProcessLike, type Stoppable, untilStopped } from './shutdown.ts'

/** A service that has started. */
export interface Service extends Stoppable {
  readonly registries: readonly Registry[]
  /** The names of what is stuck; empty means live. */
  stuck?(): readonly string[]
  /** What is still missing; empty means ready. */
  missing(): readonly string[]
}

export interface ServiceProgram<C extends BaseConfig> {
  readonly name: string
  /** What it does, for its --help. */
  readonly about: string
  /** Of its variables, made by `configSchema`. */
  readonly schema: z.ZodType<C>
  readonly start: (config: C, log: Logger) => Promise<Service>
}

export interface Surroundings {
  readonly env?: Env
  /** Behind the program's name. */
  readonly args?: readonly string[]
  readonly out?: (text: string) => void
  /** Writes to stderr when absent. */
  readonly log?: (level: BaseConfig['logLevel']) => Logger
  readonly process?: ProcessLike
}

const HELP = ['--help', '-h', 'help']

const unknownArguments = (args: readonly string[]): BatonError =>
  new BatonError(
    'CONFIG_INVALID',
    `${args.join(' ')}: it takes no arguments but --help, which names the variables that it reads`,
  )

const BEFORE_THE_START = ['brokers and schema registry']

/**
 * Runs a service as a process of its own until it is told to stop. /health and /metrics are
 * answered from the first moment on; until the service has started it is live and not ready, and a
 * signal ends it at once. A start that is refused is one line of the log, and the process exits
 * with 1.
 */
export const runService = async <C extends BaseConfig>(
  { name, about, schema, start }: ServiceProgram<C>,
  around: Surroundings = {},
): Promise<void> => {
  const args = around.args ?? process.argv.slice(2)
  const out = around.out ?? (text => process.stdout.write(text))
  if (args.some(arg => HELP.includes(arg))) {
    out(helpText(name, about, schema))
    return
  }
  const target = around.process ?? (process as unknown as ProcessLike)
  const logOf = around.log ?? (level => createLogger({ level, service: name }))
  let log = logOf('error')
  let service: Service | undefined
  const refuse = (error: unknown) => {
    log.error('not started', { err: error })
    target.exit(1)
  }
  try {
    if (args.length > 0) throw unknownArguments(args)
    const config = parseConfig(schema, around.env ?? envOf())
    log = logOf(config.logLevel)
    const admin = await serveAdmin({
      ...config.http,
      registries: () => [processRegistry(), ...(service?.registries ?? [])],
      stuck: () => service?.stuck?.() ?? [],
      missing: () => service?.missing() ?? BEFORE_THE_START,
    })
    const started = await endingAtOnce(start(config, log), target, refuse)
    service = started
    log.info('started', { url: admin.url })
    const stop = async () => {
      await started.stop()
      await admin.close()
    }
    await untilStopped(
      { ...(started.ended && { ended: started.ended }), stop },
      { log, process: target },
    )
  } catch (error) {
    refuse(error)
  }
}
