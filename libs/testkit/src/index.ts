export { type Judgement, PartitionOracle } from './oracle/oracle.ts'
export { PartitionVerifier } from './verify/partition-verifier.ts'
export { PublishedTables } from './verify/published-tables.ts'
export { MemoryValues, StoredValues, type ValueMap } from './verify/value-map.ts'
export {
  type AppLog,
  type Verdict,
  type VerifyOptions,
  type VerifyProgress,
  verifyApp,
} from './verify/verify-app.ts'
export { describeViolation, type Violation, type ViolationKind } from './verify/violation.ts'
