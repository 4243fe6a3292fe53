export { type LearnerConfig, learnerConfig } from './config.ts'
export { type LearnerService, startLearner } from './learner.ts'
