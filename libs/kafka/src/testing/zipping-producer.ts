import { CompressionTypes, Kafka, logLevel } from 'kafkajs'
import { inject } from 'vitest'

/** Sends a value by kafkajs' own producer, packed by gzip: what our own never does. */
export const zipped = async (topic: string, value: string | Buffer): Promise<void> => {
  const { brokers } = inject('cluster')
  const kafka = new Kafka({ brokers, clientId: 'zipping', logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ retry: { retries: 0 } })
  await producer.connect()
  try {
    await producer.send({ topic, compression: CompressionTypes.GZIP, messages: [{ value }] })
  } finally {
    await producer.disconnect()
  }
}
