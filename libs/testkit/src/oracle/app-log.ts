import { bodyOf, type Codecs, physicalName } from '@baton/codec'
import type { TablesAdopted } from '@baton/domain'
import { type Policy, readCanonical } from '@baton/rules'
import type { InputRecord, LogPort } from '@baton/stream'
import { type DecisionBody, DecisionChecker, type Violation } from '../verify/decision-checker.ts'
import { PartitionOracle } from './oracle.ts'

export interface AppLog {
  readonly log: LogPort
  readonly codecs: Codecs
  readonly appId: string
  readonly partitions: number
}

export interface Verdict {
  readonly inputs: number
  readonly decisions: number
  readonly violations: readonly Violation[]
}

/** Values of a partition's decisions topic, in order, however they were read. */
export type DecisionValues = (partition: number) => Promise<readonly Buffer[]>

const policiesOf = async ({ log, codecs, appId }: AppLog): Promise<Map<string, Policy>> => {
  const policies = new Map<string, Policy>()
  await log.readToEnd({
    topic: physicalName(appId, 'handoff.policies.v1'),
    partition: 0,
    onBatch: ({ records }) => {
      for (const { value } of records) {
        const document =
          value && codecs.of('handoff.policies.v1').decode(value).entry['baton.PolicyDocument']
        if (document) {
          policies.set(document.hash, readCanonical(document.document, document.hash))
        }
      }
    },
  })
  return policies
}

const adoptionsOf = async (app: AppLog, partition: number): Promise<TablesAdopted[]> => {
  const adoptions: TablesAdopted[] = []
  const codec = app.codecs.of('router.tables.v1')
  await app.log.readToEnd({
    topic: physicalName(app.appId, 'router.tables.v1'),
    partition,
    onBatch: ({ records }) => {
      for (const { value } of records) if (value) adoptions.push(codec.decode(value))
    },
  })
  return adoptions
}

/** What the router wrote, read by our own reader. */
export const ownReader =
  ({ log, appId }: AppLog): DecisionValues =>
  async partition => {
    const values: Buffer[] = []
    await log.readToEnd({
      topic: physicalName(appId, 'handoff.decisions.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) if (value) values.push(Buffer.from(value))
      },
    })
    return values
  }

/**
 * Folds each partition of an app's log by the sequential oracle and compares what was decided: complete, unique, in
 * order, equal byte for byte.
 */
export const verifyApp = async (app: AppLog, values: DecisionValues): Promise<Verdict> => {
  const policies = await policiesOf(app)
  let inputs = 0
  let decisions = 0
  const violations: Violation[] = []
  for (let partition = 0; partition < app.partitions; partition++) {
    const checker = new DecisionChecker(partition)
    inputs += await expectAll(app, partition, policies, checker)
    for (const one of await values(partition)) {
      checker.see(decoded(app.codecs, one))
      decisions++
    }
    violations.push(...checker.finish())
  }
  return { inputs, decisions, violations }
}

const decoded = (codecs: Codecs, value: Buffer): DecisionBody => ({
  decision: codecs.of('handoff.decisions.v1').decode(value),
  body: bodyOf(value),
})

const expectAll = async (
  app: AppLog,
  partition: number,
  policies: ReadonlyMap<string, Policy>,
  checker: DecisionChecker,
): Promise<number> => {
  const { log, codecs, partitions } = app
  const topic = physicalName(app.appId, 'contact.events.v1')
  const adoptions = await adoptionsOf(app, partition)
  const oracle = new PartitionOracle({ topic, partition, partitions, codecs, policies, adoptions })
  let inputs = 0
  await log.readToEnd({
    topic,
    partition,
    onBatch: async ({ records }) => {
      await codecs.of('contact.events.v1').prefetch(records.map((r: InputRecord) => r.value))
      for (const record of records) {
        checker.expect({ offset: record.offset, decisions: oracle.decide(record) })
        inputs++
      }
    },
  })
  return inputs
}
