import { type ContactState, PROGRESS_KEY } from '@baton/domain'
import type {
  InputRecord,
  LogPort,
  OutputRecord,
  Processor,
  RecordAppender,
  StateStore,
  TransactionalWriter,
  TransactionWrite,
  WriteReceipt,
} from '@baton/stream'
import { CODECS, TOPICS } from './app.ts'
import type { Sabotage } from './sabotage.ts'
import type { World } from './world.ts'

type Log = LogPort & RecordAppender
type Commit = (
  inner: TransactionalWriter,
  writes: readonly TransactionWrite[],
) => Promise<readonly WriteReceipt[]>

/** The same log, but for what is given. */
const over = (log: Log, other: Partial<Log>): Log => ({
  source: (topic, partition, from) => log.source(topic, partition, from),
  ends: (topic, partition) => log.ends(topic, partition),
  readToEnd: options => log.readToEnd(options),
  writer: (id, topics, probe) => log.writer(id, topics, probe),
  append: writes => log.append(writes),
  ...other,
})

const committing = (log: Log, commit: Commit): Log =>
  over(log, {
    writer: (id, topics, probe) => {
      const inner = log.writer(id, topics, probe)
      return {
        init: () => inner.init(),
        commit: writes => commit(inner, writes),
        close: () => inner.close(),
      }
    },
  })

const isProgress = ({ key }: OutputRecord | InputRecord): boolean =>
  key?.toString() === PROGRESS_KEY

/** Changes the records of one topic in what is committed, when there are at least so many. */
const changing =
  (
    topic: string,
    atLeast: number,
    change: (records: OutputRecord[], world: World) => OutputRecord[],
  ) =>
  (log: Log, world: World): Log =>
    committing(log, (inner, writes) =>
      inner.commit(
        writes.map(write =>
          write.topic === topic && write.records.length >= atLeast && world.chance.is(0.2)
            ? { ...write, records: change([...write.records], world) }
            : write,
        ),
      ),
    )

/** A processor whose methods can be replaced one by one. */
const bound = (inner: Processor<ContactState>): Processor<ContactState> => ({
  states: inner.states,
  progress: inner.progress,
  resume: async (note, signal) => inner.resume?.(note, signal),
  prepare: arrived => inner.prepare?.(arrived),
  begin: (batch, at, note) => inner.begin(batch, at, note),
  process: (record, from, batch) => inner.process(record, from, batch),
  deadLetter: (record, from, error, batch, whole) =>
    inner.deadLetter(record, from, error, batch, whole),
  committed: () => inner.committed?.(),
  dueAt: state => inner.dueAt?.(state),
  wake: (key, dueAt) => inner.wake!(key, dueAt),
})

/** Positions as a group would commit them: by what was fetched. */
const fetched = new WeakMap<World, Map<string, number>>()

const positionsOf = (world: World): Map<string, number> => {
  let positions = fetched.get(world)
  if (!positions) {
    positions = new Map()
    fetched.set(world, positions)
  }
  return positions
}

/**
 * Bugs that must be found: a check that finds none of them proves nothing when it finds nothing.
 */
export const PLANTED: Readonly<Record<string, Sabotage>> = {
  'progress in a transaction of its own': {
    log: log =>
      committing(log, async (inner, writes) => {
        const apart = writes.flatMap(({ records, ...write }) => {
          const own = [...records].filter(isProgress)
          return own.length > 0 && own.length < records.length ? [{ ...write, records: own }] : []
        })
        if (apart.length === 0) return inner.commit(writes)
        const others = writes.map(({ records, ...write }) => ({
          ...write,
          records: [...records].filter(record => !isProgress(record)),
        }))
        const receipts = await inner.commit(others)
        await inner.commit(apart)
        return receipts
      }),
  },
  'progress not written': {
    log: log =>
      committing(log, (inner, writes) =>
        inner.commit(
          writes.map(({ records, ...write }) => {
            const others = [...records].filter(record => !isProgress(record))
            return { ...write, records: others.length > 0 ? others : records }
          }),
        ),
      ),
  },
  'resume from the offset the group committed': {
    log: (log, world) =>
      over(log, {
        source: (topic, partition, from) => {
          if (topic !== TOPICS.events) return log.source(topic, partition, from)
          const positions = positionsOf(world)
          const key = String(partition)
          const inner = log.source(topic, partition, positions.get(key) ?? from)
          const noted = async (taking: ReturnType<typeof inner.next>) => {
            const batch = await taking
            if (batch) positions.set(key, batch.nextOffset)
            return batch
          }
          return {
            next: () => noted(inner.next()),
            poll: () => noted(inner.poll()),
            stop: () => inner.stop(),
          }
        },
      }),
  },
  'restore skipped': {
    log: log =>
      over(log, {
        readToEnd: options =>
          log.readToEnd({
            ...options,
            onBatch: batch =>
              options.onBatch(
                options.topic === TOPICS.state
                  ? { ...batch, records: batch.records.filter(isProgress) }
                  : batch,
              ),
          }),
      }),
  },
  'an event applied twice': {
    processor: (inner, world) => ({
      ...bound(inner),
      process: (record, from, batch) => {
        if (world.chance.is(0.05)) {
          const silent = {
            get: (key: string) => batch.get(key),
            put: (key: string, state: ContactState | null) => batch.put(key, state),
            emit: () => {},
          }
          inner.process(record, from, silent)
        }
        inner.process(record, from, batch)
      },
    }),
  },
  'a write to the changelog lost': {
    log: changing(TOPICS.state, 2, (records, { chance }) =>
      records.toSpliced(chance.whole(0, records.length - 2), 1),
    ),
  },
  'two decisions in another order': {
    log: changing(TOPICS.decisions, 2, (records, { chance }) => {
      const at = chance.whole(0, records.length - 2)
      return records.toSpliced(at, 2, records[at + 1]!, records[at]!)
    }),
  },
  'read uncommitted': {
    log: (log, { broker }) =>
      over(log, {
        readToEnd: async ({ topic, partition, from, onBatch }) => {
          const part = broker.partition(topic, partition)
          await log.ends(topic, partition)
          const at = Math.max(part.start, from ?? 0)
          const batch = part.read(at, Number.POSITIVE_INFINITY, 'uncommitted')
          await onBatch(batch)
          return { nextOffset: batch.nextOffset, start: part.start }
        },
      }),
  },
  'a decision changed': {
    log: changing(TOPICS.decisions, 1, records => {
      const codec = CODECS.of('handoff.decisions.v1')
      const [first, ...others] = records
      const decision = codec.decode(first!.value!)
      return [
        { ...first!, value: codec.encode({ ...decision, term: decision.term + 1 }) },
        ...others,
      ]
    }),
  },
  'a contact decided with what another said': {
    processor: (inner, world) => {
      let other: string | undefined
      return {
        ...bound(inner),
        process: (record, from, batch) => {
          const leaks = other !== undefined && world.chance.is(0.05)
          inner.process(record, from, {
            get: key => batch.get(leaks ? other! : key),
            put: (key, state) => batch.put(key, state),
            emit: (topic, emitted) => batch.emit(topic, emitted),
          })
          other = record.key?.toString()
        },
      }
    },
  },
  'taking over without fencing': {
    log: (log, { broker }) =>
      over(log, {
        writer: (id, topics, probe) => {
          const inner = log.writer(id, topics, probe)
          return {
            init: async () => {
              await log.ends(TOPICS.events, 0)
              broker.fences = false
              await inner.init()
            },
            commit: writes => inner.commit(writes),
            close: () => inner.close(),
          }
        },
      }),
  },
  'a lost answer taken for a commit': {
    log: log =>
      committing(log, async (inner, writes) => {
        try {
          return await inner.commit(writes)
        } catch {
          return writes.map(({ topic, partition }) => ({ topic, partition, baseOffset: 0 }))
        }
      }),
  },
  'a store that loses a write': {
    stores: (stores, world) => ({
      open: async name => {
        const inner = await stores.open(name)
        const apply: StateStore['apply'] = (changes, expected, next) =>
          inner.apply(world.chance.is(0.05) ? changes.slice(1) : changes, expected, next)
        return {
          get: key => inner.get(key),
          range: (prefix, limit) => inner.range(prefix, limit),
          apply,
          progress: () => inner.progress(),
          clear: () => inner.clear(),
          close: () => inner.close(),
        }
      },
    }),
  },
}
