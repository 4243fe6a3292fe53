import type { Registry } from 'prom-client'
import { serveAdmin } from './admin/server.ts'
import type { BaseConfig } from './config/base.ts'
import { type Env, envOf } from './config/parse.ts'
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
  readonly configOf: (env: Env) => C
  readonly start: (config: C, log: Logger) => Promise<Service>
}

export interface Surroundings {
  readonly env?: Env
  /** Writes to stderr when absent. */
  readonly log?: (level: BaseConfig['logLevel']) => Logger
  readonly process?: ProcessLike
}

const BEFORE_THE_START = ['brokers and schema registry']

/**
 * Runs a service as a process of its own until it is told to stop. /health and /metrics are answered from the first moment on; until the service
 * has started it is live and not ready, and a signal ends it at once. A start that is refused is one line of the log, and the
 * process exits with 1.
 */
export const runService = async <C extends BaseConfig>(
  { name, configOf, start }: ServiceProgram<C>,
  around: Surroundings = {},
): Promise<void> => {
  const target = around.process ?? (process as unknown as ProcessLike)
  const logOf = around.log ?? (level => createLogger({ level, service: name }))
  let log = logOf('error')
  let service: Service | undefined
  try {
    const config = configOf(around.env ?? envOf())
    log = logOf(config.logLevel)
    const admin = await serveAdmin({
      ...config.http,
      registries: () => [processRegistry(), ...(service?.registries ?? [])],
      stuck: () => service?.stuck?.() ?? [],
      missing: () => service?.missing() ?? BEFORE_THE_START,
    })
    const started = await endingAtOnce(start(config, log), target)
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
    log.error('not started', { err: error })
    target.exit(1)
  }
}
