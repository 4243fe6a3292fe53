/**
 * `node --expose-gc test/bench/verify.ts [events] [contacts]`: the checker over a log that is made
 * up as it is read, so that what grows is the checker's. Prints inputs per second, and the memory
 * in use at each tenth.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localCodecs } from '@baton/codec'
import { PROGRESS_KEY, type TablesAdopted, textMessage } from '@baton/domain'
import { ENGINE, tablesHash } from '@baton/rules'
import { LmdbStores } from '@baton/store'
import type { InputRecord, LogPort, PartitionSource, RecordBatch } from '@baton/stream'
import { PartitionOracle, StoredValues, type ValueMap, verifyApp } from '@baton/testkit'
import { Command } from 'commander'
import { EncodedStates } from '../../libs/testkit/src/verify/oracle-states.ts'
import { expectedOutputs } from '../../libs/testkit/src/verify/outputs.ts'
import { whole } from '../option-values.ts'
import { POLICIES } from '../sim/app.ts'

const [EVENTS, CONTACTS = EVENTS / 5] = new Command('verify')
  .argument('[events]', 'of the log', whole(1), 100_000)
  .argument('[contacts]', 'whose they are; a fifth as many', whole(1))
  .parse().processedArgs as [number, number?]
const APP = 'bench'
const codecs = localCodecs()
const topic = `${APP}.contact.events.v1`
const { hash, canonical, policy } = POLICIES[0]!
const TEXTS = ['hello', 'we want to buy', 'I want to sell my house', 'thanks', 'looking for 3 beds']
const START = Date.UTC(2026, 2, 2, 15)
const FETCH = 500

const body = { engine: ENGINE, policies: [{ location: '*', hash }], thresholds: [], health: [] }
const adopted: TablesAdopted = { partition: 0, from: 0, hash: tablesHash(body), ...body }

const input = (offset: number): InputRecord => ({
  offset,
  timestamp: START + offset * 100,
  key: Buffer.from(`contact-${(offset * 7919) % CONTACTS}`),
  headers: undefined,
  value: codecs.of('contact.events.v1').encode({
    eventId: `e-${offset}`,
    locationId: 'home',
    source: 'bench',
    sentAt: 0,
    event: {
      'baton.MessageReceived': textMessage(`m-${offset}`, TEXTS[offset % TEXTS.length]!),
    },
  }),
})

const header = (id: number) => {
  const bytes = Buffer.alloc(5)
  bytes.writeInt32BE(id, 1)
  return bytes
}

/** Decides the inputs one after the other, and hands out what each causes. */
class Outputs {
  readonly counts = new Map<string, number>()
  readonly values: ValueMap
  readonly states: EncodedStates
  readonly #oracle: PartitionOracle
  readonly #queues = new Map<string, InputRecord[]>()
  #next = 0

  constructor(values: ValueMap) {
    this.values = values
    this.states = new EncodedStates(values, codecs.of('contact.state.v1'))
    this.#oracle = new PartitionOracle({
      topic,
      partition: 0,
      partitions: 1,
      events: codecs.of('contact.events.v1'),
      policies: new Map([[hash, policy]]),
      states: this.states,
    })
    this.#oracle.adopt(adopted)
  }

  async advance(keeps: boolean): Promise<boolean> {
    for (let i = 0; i < FETCH && this.#next < EVENTS; i++) {
      const record = input(this.#next++)
      expectedOutputs(
        APP,
        codecs,
        record,
        this.#oracle.judge(record),
        (name, { key, body: bytes }) => {
          const offset = this.counts.get(name) ?? 0
          this.counts.set(name, offset + 1)
          if (!keeps) return
          const queue = this.#queues.get(name) ?? []
          this.#queues.set(name, queue)
          const value = bytes && Buffer.concat([header(idOf(name)), bytes])
          queue.push({ offset, timestamp: 0, key, value, headers: undefined })
        },
      )
    }
    await this.values.settled()
    return this.#next < EVENTS
  }

  async take(name: string): Promise<InputRecord[]> {
    while (!this.#queues.get(name)?.length && (await this.advance(true)));
    const taken = this.#queues.get(name) ?? []
    this.#queues.set(name, [])
    return taken
  }
}

const idOf = (name: string): number => {
  if (name.includes('.routing.')) return codecs.of('routing.v1').id
  return codecs.of(name.slice(APP.length + 1) as 'outbound.messages.v1').id
}

const single = (name: string, values: readonly [string, Buffer][]): InputRecord[] =>
  name === ''
    ? []
    : values.map(([key, value], offset) => ({
        offset,
        timestamp: 0,
        key: Buffer.from(key),
        value,
        headers: undefined,
      }))

const scratch = mkdtempSync(join(tmpdir(), 'baton-bench-verify-'))
const stores = new LmdbStores({ directory: scratch, appId: 'bench' })
const stored = async (name: string) => new StoredValues(await stores.open(name))

const first = new Outputs(await stored('first'))
while (await first.advance(false));
first.states.flush()
const second = new Outputs(await stored('second'))

const policies = codecs.of('handoff.policies.v1')
const tables: Record<string, InputRecord[]> = {
  [`${APP}.handoff.policies.v1`]: single('policies', [
    [
      hash,
      policies.encode({
        entry: { 'baton.PolicyDocument': { hash, name: 'bench', document: canonical } },
      }),
    ],
    [
      'active/*',
      policies.encode({
        entry: { 'baton.PolicyActivation': { location: '*', hash, by: '', at: 0 } },
      }),
    ],
  ]),
  [`${APP}.router.tables.v1`]: single('tables', [
    ['0', codecs.of('router.tables.v1').encode(adopted)],
  ]),
}

const batchOf = (records: InputRecord[], end: number): RecordBatch => ({
  records,
  nextOffset: (records.at(-1)?.offset ?? end - 1) + 1,
  highWatermark: end,
  lastStableOffset: end,
})

const endOf = (name: string): number =>
  name === topic ? EVENTS : (tables[name]?.length ?? first.counts.get(name) ?? 0)

const log: LogPort = {
  ends: async name => ({ start: 0, end: endOf(name) }),
  source: (name): PartitionSource => {
    let next = 0
    return {
      next: async () => {
        if (name !== topic) return batchOf(await second.take(name), endOf(name))
        const records = Array.from({ length: Math.min(FETCH, EVENTS - next) }, (_, i) =>
          input(next + i),
        )
        next += records.length
        return batchOf(records, EVENTS)
      },
      poll: async () => null,
      stop: async () => {},
    }
  },
  readToEnd: async ({ topic: name, onBatch }) => {
    if (name !== `${APP}.contact.state.v1`) {
      const records = tables[name] ?? []
      await onBatch(batchOf(records, records.length))
      return { nextOffset: records.length, start: 0 }
    }
    const codec = codecs.of('contact.state.v1')
    let offset = 0
    let records: InputRecord[] = []
    const put = async (key: string, value: Buffer, force = false) => {
      records.push({
        offset: offset++,
        timestamp: 0,
        key: Buffer.from(key),
        value,
        headers: undefined,
      })
      if (records.length < FETCH && !force) return
      await onBatch(batchOf(records, offset))
      records = []
    }
    for (const [key, value] of first.values.entries()) {
      await put(key, Buffer.concat([header(codec.id), value]))
    }
    const progress = {
      topic,
      input: EVENTS,
      partitions: 1,
      appId: APP,
      incarnation: '',
      schemas: '',
      tables: adopted.hash,
      tablesFrom: 0,
      note: Buffer.alloc(0),
      inputTime: -1,
    }
    await put(PROGRESS_KEY, codec.encode({ entry: { 'baton.Progress': progress } }), true)
    return { nextOffset: offset, start: 0 }
  },
  writer: () => {
    throw new Error('only read')
  },
}

const heapMb = () => {
  ;(globalThis as { gc?: () => void }).gc?.()
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20)
}
const begun = process.cpuUsage()
let tenth = 0
const verdict = await verifyApp(
  { log, codecs, appId: APP, partitions: 1 },
  {
    patienceMs: 0,
    values: stored,
    onProgress: ({ inputs, of }) => {
      if (Math.floor((inputs / of) * 10) === tenth) return
      tenth = Math.floor((inputs / of) * 10)
      process.stdout.write(
        `${inputs} inputs: heap ${heapMb()} MB, external ${Math.round(process.memoryUsage().external / 2 ** 20)} MB\n`,
      )
    },
  },
)
const { user, system } = process.cpuUsage(begun)
const seconds = (user + system) / 1e6
process.stdout.write(
  `${verdict.inputs} inputs, ${verdict.outputs} outputs, ${verdict.states} states of ${CONTACTS} contacts, ${verdict.found} violations; ` +
    `${Math.round(seconds)} s of CPU, half of it to make the log up\n`,
)
await stores.close()
rmSync(scratch, { recursive: true, force: true })
