import { BatonError } from '@baton/domain'
import {
  type LogEnds,
  type LogPort,
  type PartitionSource,
  type PartitionWrite,
  type Probe,
  proveEnds,
  type ReadToEndOptions,
  type RecordAppender,
  type RecordBatch,
  type TransactionalWriter,
  type TransactionWrite,
  type WriteReceipt,
} from '@baton/stream'
import type { FakeBroker, FakePartition } from '@baton/testkit/fake-broker'
import type { Chance } from './chance.ts'
import { type Machine, never } from './machine.ts'
import type { Network } from './network.ts'

export interface ClientParts {
  readonly machine: Machine
  readonly network: Network
  readonly broker: FakeBroker
  readonly chance: Chance
  /** How much later than others this process sees a topic, ms. */
  readonly lagOf: (topic: string) => number
}

/**
 * The log as one simulated process sees it: the ports of libs/stream over a network that loses
 * things.
 */
export class SimulatedLog implements LogPort, RecordAppender {
  readonly #parts: ClientParts

  constructor(parts: ClientParts) {
    this.#parts = parts
  }

  source(topic: string, partition: number, from: number): PartitionSource {
    return new Source(this.#parts, topic, partition, from)
  }

  ends(topic: string, partition: number): Promise<LogEnds> {
    const { network, machine, broker } = this.#parts
    return network.request(machine, 'ends', () => {
      const { start, lastStableOffset } = broker.partition(topic, partition)
      return { start, end: lastStableOffset }
    })
  }

  async readToEnd({ topic, partition, from, onBatch, signal }: ReadToEndOptions) {
    const { network, machine, broker } = this.#parts
    const { start, end } = await this.ends(topic, partition)
    if (from !== undefined && from > end) {
      throw new BatonError('LOG_TRUNCATED', `${topic} ends at ${end}, before ${from}`)
    }
    let nextOffset = Math.max(start, from ?? start)
    while (nextOffset < end) {
      if (signal?.aborted) throw new BatonError('STOPPED', 'stopped')
      const at = nextOffset
      const max = network.weather.fetchMaxRecords
      const batch = await network.request(machine, 'fetch', () =>
        broker.partition(topic, partition).read(at, max),
      )
      nextOffset = batch.nextOffset
      await onBatch(batch)
    }
    return { nextOffset, start }
  }

  writer(transactionalId: string, _topics: readonly string[], probe?: Probe): TransactionalWriter {
    return new Writer(this.#parts, transactionalId, probe)
  }

  append(writes: readonly PartitionWrite[]): Promise<readonly WriteReceipt[]> {
    const { network, machine, broker } = this.#parts
    return Promise.all(
      writes.map(write => network.request(machine, 'append', () => broker.append(write))),
    )
  }
}

class Writer implements TransactionalWriter {
  readonly #parts: ClientParts
  readonly #id: string
  readonly #probe: Probe | undefined
  #epoch = -1
  #state: 'new' | 'ready' | 'broken' = 'new'

  constructor(parts: ClientParts, id: string, probe: Probe | undefined) {
    this.#parts = parts
    this.#id = id
    this.#probe = probe
  }

  async init(): Promise<void> {
    const { network, machine, broker } = this.#parts
    this.#epoch = await network.request(machine, 'init', () => broker.initProducer(this.#id))
    this.#state = 'ready'
  }

  async commit(writes: readonly TransactionWrite[]): Promise<readonly WriteReceipt[]> {
    const { network, machine, broker } = this.#parts
    if (this.#state !== 'ready') throw new BatonError('BROKEN_WRITER', `writer is ${this.#state}`)
    this.#state = 'broken'
    const receipts = await Promise.all(
      writes.map(write =>
        network.request(machine, 'produce', () => broker.produce(this.#id, this.#epoch, write)),
      ),
    )
    proveEnds(writes, receipts)
    this.#probe?.('produced')
    const ended = network.request(
      machine,
      'end',
      () => broker.end(this.#id, this.#epoch, 'committed'),
      'OUTCOME_UNKNOWN',
    )
    this.#probe?.('end-sent')
    await ended
    this.#state = 'ready'
    return receipts
  }

  async close(): Promise<void> {
    this.#state = 'broken'
  }
}

class Source implements PartitionSource {
  readonly #parts: ClientParts
  readonly #topic: string
  readonly #partition: FakePartition
  #position: number
  #stopped = false
  #stop: (() => void) | null = null

  constructor(parts: ClientParts, topic: string, partition: number, from: number) {
    this.#parts = parts
    this.#topic = topic
    this.#partition = parts.broker.partition(topic, partition)
    this.#position = from
  }

  async next(): Promise<RecordBatch | null> {
    const { network, machine } = this.#parts
    while (!this.#stopped) {
      const batch = await Promise.race([
        network.request(machine, 'fetch', () => this.#read()),
        this.#untilStopped(),
      ])
      if (batch === 'stopped') break
      if (batch) return this.#taken(batch)
      await Promise.race([this.#change(), this.#untilStopped()])
    }
    return null
  }

  /** Something may have been fetched ahead. */
  poll(): Promise<RecordBatch | null> {
    const { machine, chance } = this.#parts
    if (!machine.alive) return never()
    const ahead = !this.#stopped && !machine.isCutOff && chance.is(0.6) ? this.#read() : null
    return Promise.resolve(ahead && this.#taken(ahead))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stop?.()
  }

  #taken(batch: RecordBatch): RecordBatch {
    this.#position = batch.nextOffset
    return batch
  }

  #read(): RecordBatch | null {
    if (this.#position < this.#partition.start) {
      throw new BatonError('INPUT_LOST', `log starts at ${this.#partition.start}`)
    }
    const batch = this.#partition.read(this.#position, this.#parts.network.weather.fetchMaxRecords)
    return batch.nextOffset === this.#position ? null : batch
  }

  /** The broker answers a long poll when there is something. */
  async #change(): Promise<void> {
    const { machine, network, lagOf } = this.#parts
    while (this.#partition.lastStableOffset <= this.#position) await this.#partition.change()
    await machine.pause(network.latency() + lagOf(this.#topic), 'notified')
  }

  #untilStopped(): Promise<'stopped'> {
    return new Promise(resolve => {
      const { machine } = this.#parts
      this.#stop = () => machine.receive(() => resolve('stopped'))
      if (this.#stopped) this.#stop()
    })
  }
}
