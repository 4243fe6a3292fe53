import { runService } from '@baton/runtime'
import { learnerSchema } from './config.ts'
import { startLearner } from './learner.ts'

await runService({
  name: 'learner',
  about: 'learns thresholds and the health of bots from outcomes and replies',
  schema: learnerSchema,
  start: async (config, log) => {
    const learner = await startLearner(config, log)
    return { ...learner, registries: [learner.registry] }
  },
})
