import { physicalName } from '@baton/codec'
import type { TablesAdopted } from '@baton/domain'
import type { InputRecord } from '@baton/stream'
import { readAdoptions } from './adoptions.ts'
import { type Changelog, laterProgress, readChangelog } from './changelog.ts'
import { Cursor, type Records } from './cursor.ts'
import { type InheritedStates, openInherited } from './inherited-states.ts'
import { EncodedStates } from './oracle-states.ts'
import { type OutputTopic, outputTopics } from './outputs.ts'
import { ownEngine } from './own-engine.ts'
import { PartitionVerifier } from './partition-verifier.ts'
import type { PublishedTables } from './published-tables.ts'
import { unreadableFor } from './unreadable.ts'
import type { ValueMap } from './value-map.ts'
import type { AppLog } from './verify-app.ts'
import type { Violation, ViolationKind } from './violation.ts'

export interface Around {
  readonly published: PublishedTables
  readonly values: (name: string) => ValueMap | Promise<ValueMap>
  /** The decisions of the partition, when somebody else has read them. */
  readonly decisions: Records | null
  readonly patienceMs: number
  readonly report: (violation: Violation) => void
  readonly note: (text: string) => void
  readonly onProgress: (inputs: number, of: number) => void
}

export interface Verified {
  readonly inputs: number
  readonly outputs: number
  readonly states: number
  readonly lag: number
  readonly uncompared: number
}

/** Inputs judged before their outputs are looked for. */
const STRIDE = 1_000
/**
 * The markers of a transaction reach each partition on their own, so that its outputs come one
 * after the other.
 */
const LOOK_MS = 250

interface Output {
  readonly topic: OutputTopic
  readonly records: Records
}

/** Verifies one partition up to the progress its changelog has now. */
export const verifyPartition = async (
  app: AppLog,
  partition: number,
  around: Around,
): Promise<Verified> => {
  const stored = await around.values(`changelog-${partition}`)
  const own = await around.values(`oracle-${partition}`)
  const outputs: Output[] = []
  let inherited: InheritedStates | undefined
  try {
    const changelog = await readChangelog({ ...app, partition, states: stored })
    const truncated = await openOutputs(app, partition, around, outputs)
    const states = new EncodedStates(own, app.codecs.of('contact.state.v1'))
    const { published, report } = around
    // After the changelog: what holds up to its progress is there.
    const { adoptions, unreadable } = await readAdoptions(app, partition)
    const engineHere = ownEngine()
    if (adoptions.some(({ engine }) => engine !== engineHere))
      inherited = await openInherited(app, partition, around.values)
    const run: Run = {
      app,
      partition,
      around,
      changelog,
      outputs,
      inherited,
      verifier: new PartitionVerifier({
        ...app,
        partition,
        published,
        states,
        inherited,
        report,
        truncated: topic => truncated.has(topic),
      }),
    }
    adopt(run, adoptions)
    const tables = physicalName(app.appId, 'router.tables.v1')
    for (const { offset, code } of unreadable) run.verifier.foreign(tables, offset, code)
    const lag = await judgeInputs(run, own)
    await judgeTails(run)
    run.verifier.finish()
    states.flush()
    const compared = compareStates(run, stored, own)
    const { inputs, checked } = run.verifier
    const uncompared = noteUncompared(run)
    return { inputs: inputs - uncompared, outputs: checked, states: compared, lag, uncompared }
  } finally {
    await inherited?.close()
    await Promise.all(outputs.map(({ records }) => records.close()))
    await stored.close()
    await own.close()
  }
}

interface Run {
  readonly app: AppLog
  readonly partition: number
  readonly around: Around
  readonly changelog: Changelog
  readonly outputs: readonly Output[]
  readonly inherited: InheritedStates | undefined
  readonly verifier: PartitionVerifier
}

/**
 * After the changelog was read: what its progress covers is there. The topics whose first records
 * are gone.
 */
const openOutputs = async (
  { log, appId, codecs }: AppLog,
  partition: number,
  { published, decisions }: Around,
  outputs: Output[],
): Promise<ReadonlySet<string>> => {
  const truncated = new Set<string>()
  for (const topic of outputTopics(appId, codecs, published.bots)) {
    const isGiven = decisions !== null && topic.name === physicalName(appId, 'handoff.decisions.v1')
    const records = isGiven ? decisions : new Cursor(log, topic.name, partition, topic.prefetch)
    outputs.push({ topic, records })
    if ((await records.extend()).start > 0) truncated.add(topic.name)
  }
  return truncated
}

const adopt = (run: Run, adoptions: readonly TablesAdopted[]): void => {
  const { changelog, verifier } = run
  for (const adopted of adoptions) verifier.adopted(adopted, changelog.adoptedBy(adopted.from))
  if (changelog.unaccounted > 0) {
    report(run, 'progress-missing', 'contact.state.v1', changelog.input ?? 0)
  }
}

/**
 * Judges the inputs below the progress, and their outputs as they go; how many inputs there are
 * beyond.
 */
const judgeInputs = async (run: Run, own: ValueMap): Promise<number> => {
  const { app, partition, around, changelog, verifier, inherited } = run
  const topic = physicalName(app.appId, 'contact.events.v1')
  const until = changelog.input ?? 0
  const codec = app.codecs.of('contact.events.v1')
  const inputs = new Cursor(app.log, topic, partition)
  const { start, end } = await inputs.extend()
  if (start > 0)
    around.note(`the input begins at ${start}: what was before cannot be decided again`)
  try {
    for (;;) {
      const stride: InputRecord[] = []
      while (stride.length < STRIDE) {
        const record = await inputs.next()
        if (!record || record.offset >= until) break
        stride.push(record)
      }
      // Not as they come: that the registry has no such schema is remembered for a while only, and
      // a stride may take longer.
      await codec.prefetch(stride.map(({ value }) => value))
      for (const record of stride) {
        await inherited?.reach(record.offset)
        verifier.input(record)
      }
      for (const output of run.outputs) await catchUp(verifier, output)
      await own.settled()
      await inherited?.settled()
      around.onProgress(verifier.inputs, until)
      if (stride.length < STRIDE) return Math.max(0, end - until)
    }
  } finally {
    await inputs.close()
  }
}

/** Reads a topic on until nothing more is expected of it, or it has no more. */
const catchUp = async (verifier: PartitionVerifier, { topic, records }: Output): Promise<void> => {
  while (verifier.waiting(topic.name) > 0) {
    const record = await records.next()
    if (!record) return
    verifier.output(topic, record)
  }
}

/** What is left: outputs that come late, and outputs that nothing in the input causes. */
const judgeTails = async (run: Run): Promise<void> => {
  const { changelog, outputs, verifier } = run
  for (const output of outputs) {
    await patiently(run, async () => {
      if (verifier.waiting(output.topic.name) === 0) return true
      await output.records.extend()
      await catchUp(verifier, output)
      return verifier.waiting(output.topic.name) === 0
    })
  }
  const [decisions, ...others] = outputs
  // Decided since the changelog was read, if the router is at work; it must have said so in its
  // progress.
  const input = changelog.input ?? 0
  let latest = -1
  for (
    let record = await decisions!.records.next();
    record;
    record = await decisions!.records.next()
  ) {
    const offset = placeIn(decisions!.topic, record)
    if (offset < input) verifier.output(decisions!.topic, record)
    latest = Math.max(latest, offset)
  }
  if (latest >= input) return accounted(run, latest)
  for (const { topic, records } of others) {
    for (let record = await records.next(); record; record = await records.next()) {
      verifier.output(topic, record)
    }
  }
}

/** Which input a decision is about; -1 when it cannot be read. */
const placeIn = (topic: OutputTopic, record: InputRecord): number => {
  let offset = -1
  unreadableFor(() => {
    offset = topic.place(record).offset
  })
  return offset
}

/**
 * Progress is in the transaction of the outputs, so that it is there as soon as they are, but for
 * the markers.
 */
const accounted = async (run: Run, latest: number): Promise<void> => {
  const { app, partition, changelog } = run
  const known = await patiently(run, async () => {
    const input = await laterProgress({ ...app, partition }, changelog.end)
    return input !== null && input > latest
  })
  if (known) return
  report(run, 'progress-behind', 'handoff.decisions.v1', latest)
}

/** Looks until it is so, or patience has run out. */
const patiently = async ({ around }: Run, isSo: () => Promise<boolean>): Promise<boolean> => {
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    if (await isSo()) return true
    if (waitedMs >= around.patienceMs) return false
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}

const compareStates = ({ verifier, inherited }: Run, stored: ValueMap, own: ValueMap): number => {
  let compared = 0
  for (const [key, value] of own.entries()) {
    verifier.compareState(key, value, stored.get(key) ?? null)
    compared++
  }
  for (const [key, value] of stored.entries()) {
    if (own.get(key) !== undefined || inherited?.isUnknown(key)) continue
    verifier.compareState(key, null, value)
  }
  return compared
}

/** How many inputs were not compared; says of which. */
const noteUncompared = ({ verifier, around }: Run): number => {
  let uncompared = 0
  const own = ownEngine()
  for (const [engine, inputs] of verifier.uncompared) {
    const whose =
      engine === own
        ? 'on states that another engine has left and compaction has taken'
        : `by engine ${engine}, this is ${own}`
    around.note(
      `${inputs} inputs were decided ${whose}: judged is that each has its decision, in order, not which`,
    )
    uncompared += inputs
  }
  return uncompared
}

const report = (
  { around, app, partition }: Run,
  kind: ViolationKind,
  logical: string,
  offset: number,
): void => {
  const topic = physicalName(app.appId, logical)
  around.report({ kind, partition, topic, offset, slot: 0, decisionId: '', fields: [] })
}
