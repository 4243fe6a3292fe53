export { type LearnerConfig, learnerConfig } from './config.ts'
export { type LearnerOptions, type LearnerService, startLearner } from './learner.ts'
