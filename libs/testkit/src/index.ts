export {
  type AppLog,
  type DecisionValues,
  ownReader,
  type Verdict,
  verifyApp,
} from './oracle/app-log.ts'
export { type OracleOptions, PartitionOracle } from './oracle/oracle.ts'
export {
  type DecisionBody,
  DecisionChecker,
  type Violation,
  type ViolationKind,
} from './verify/decision-checker.ts'
