import { createKafka } from '@baton/kafka'
import type { Measured } from './harness/figures.ts'
import { withCluster } from './harness/with-cluster.ts'

const RECORDS = 500_000
const PER_TRANSACTION = 2_000
const PARTITIONS = 8
const VALUE = Buffer.alloc(200, 'x')

/**
 * The raw client: transactions of records that nobody encoded or decided, one writer for each
 * partition.
 */
export const benchProduce = (runs: number, print: (measured: Measured) => void): Promise<void> =>
  withCluster(async ({ cluster: { brokers } }) => {
    const kafka = createKafka({ brokers, clientId: 'bench.produce' })
    await kafka.connect()
    for (let run = 0; run < runs; run++) {
      const topic = `produce-${run}`
      await kafka.admin().create([{ name: topic, partitions: PARTITIONS }])
      const share = Math.ceil(RECORDS / PARTITIONS / PER_TRANSACTION)
      const cpu = process.cpuUsage()
      const begun = performance.now()
      await Promise.all(
        Array.from({ length: PARTITIONS }, async (_, partition) => {
          const writer = kafka.log.writer(`produce-${run}-${partition}`, [topic])
          await writer.init()
          for (let i = 0; i < share; i++) {
            const records = Array.from({ length: PER_TRANSACTION }, (_, n) => ({
              key: Buffer.from(`contact-${n}`),
              value: VALUE,
              timestamp: n,
            }))
            await writer.commit([{ topic, partition, records }])
          }
          await writer.close()
        }),
      )
      const sent = share * PARTITIONS * PER_TRANSACTION
      const { user, system } = process.cpuUsage(cpu)
      print({
        bench: 'produce',
        circumstances: `${sent} records of ${VALUE.length} B, ${PER_TRANSACTION} a transaction`,
        figures: {
          perSecond: (sent * 1000) / (performance.now() - begun),
          cpuUsPerRecord: (user + system) / sent,
        },
      })
    }
    await kafka.close()
  })
