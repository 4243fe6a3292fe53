import { runService } from '@baton/runtime'
import { learnerConfig } from './config.ts'
import { startLearner } from './learner.ts'

await runService({
  name: 'learner',
  configOf: learnerConfig,
  start: async (config, log) => {
    const learner = await startLearner(config, log)
    return { ...learner, registries: [learner.registry] }
  },
})
