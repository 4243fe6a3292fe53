import { createLogger, envOf, processRegistry, serveAdmin, untilStopped } from '@baton/runtime'
import { learnerConfig } from './config.ts'
import { startLearner } from './learner.ts'

const config = learnerConfig(envOf())
const log = createLogger({ level: config.logLevel, service: 'learner' })
const learner = await startLearner(config, log)
const admin = await serveAdmin({
  ...config.http,
  registries: () => [processRegistry(), learner.registry],
  stuck: learner.stuck,
  missing: learner.missing,
})
log.info('started', { url: admin.url })
await untilStopped(
  {
    ended: learner.ended,
    stop: async () => {
      await learner.stop()
      await admin.close()
    },
  },
  { log },
)
