export { type AdminOptions, type AdminServer, serveAdmin } from './admin/server.ts'
export {
  type BaseConfig,
  baseSchema,
  configSchema,
  type RegistryConfig,
  type SaslConfig,
  type SslConfig,
} from './config/base.ts'
export { type VariableText, variablesOf } from './config/help.ts'
export { locationTokens } from './config/location-tokens.ts'
export { type Env, envOf, parseConfig, withFiles } from './config/parse.ts'
export { Secret } from './config/secret.ts'
export {
  batchMaxRecords,
  flag,
  list,
  passOver,
  port,
  secret,
  sessionTimeout,
  type Variables,
  variables,
  wholeNumber,
} from './config/variables.ts'
export { dataVersions } from './data-versions.ts'
export type { LogFields } from './log/fields.ts'
export { createLogger, type Logger, type LoggerOptions, logTo, silentLogger } from './log/logger.ts'
export { waitsFor } from './log/waits-for.ts'
export { createRegistry, processRegistry, renderMetrics } from './metrics/service-metrics.ts'
export {
  haltsCounter,
  type RouterMetrics,
  routerMetrics,
  type TaskMetrics,
  type TransactionResult,
  taskMetrics,
} from './metrics/task-metrics.ts'
export { runService, type Service, type ServiceProgram } from './run-service.ts'
export {
  endingAtOnce,
  type ProcessLike,
  type StopOptions,
  type Stoppable,
  untilStopped,
} from './shutdown.ts'
