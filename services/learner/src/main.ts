import { runService } from '@baton/runtime'
import { learnerSchema } from './config.ts'
import { startLearner } from './learner.ts'

await runService({
  name: 'learner',
  about: 'learns thresholds and the health of bots from outcomes and replies',
  schema: learnerSchema,
  start: (config, log) => startLearner(config, { log }),
})
