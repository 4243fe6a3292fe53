import type { LogEnds, LogPort, PartitionSource, ReadToEndOptions } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import { KafkaTransactionalWriter, type WriterProbe } from '../write/transactional-writer.ts'
import { logEnds } from './log-ends.ts'
import { PartitionReader } from './partition-reader.ts'
import { readToEnd } from './read-to-end.ts'

/** The log of a task, on Kafka. */
export class KafkaLog implements LogPort {
  readonly #cluster: Cluster

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  source(topic: string, partition: number, from: number): PartitionSource {
    return new PartitionReader(this.#cluster, { topic, partition, from })
  }

  ends(topic: string, partition: number): Promise<LogEnds> {
    return logEnds(this.#cluster, topic, partition)
  }

  readToEnd(options: ReadToEndOptions): Promise<{ nextOffset: number; start: number }> {
    return readToEnd(this.#cluster, options)
  }

  writer(
    transactionalId: string,
    topics: readonly string[],
    probe?: WriterProbe,
  ): KafkaTransactionalWriter {
    return new KafkaTransactionalWriter(this.#cluster, transactionalId, topics, probe)
  }
}
