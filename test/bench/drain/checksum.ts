import { createKafka } from '@baton/kafka'
import { benchTopics, PEER_BOTS } from './bench-topics.ts'
import { PEER_CODECS } from './peer-processor.ts'

const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** The peer's order-independent checksum over all routed messages, read committed. */
export const routedChecksum = async (
  brokers: readonly string[],
  appId: string,
  partitions: number,
): Promise<{ readonly count: number; readonly sum: number }> => {
  const kafka = createKafka({ brokers, clientId: 'bench.checksum' })
  await kafka.connect()
  let [count, sum] = [0, 0n]
  const topics = PEER_BOTS.map(bot => benchTopics(appId).routing(bot))
  try {
    for (const topic of topics)
      for (let partition = 0; partition < partitions; partition++)
        await kafka.log.readToEnd({
          topic,
          partition,
          onBatch: ({ records }) => {
            for (const { value } of records) {
              const routed = PEER_CODECS.routed.decode(value!)
              const { messageId, contactId, owner, budget, beds, timeline, text } = routed
              const line = [messageId, contactId, owner, budget, beds, timeline, text].map(String)
              count++
              sum += BigInt(fnv1a(line.join('|')))
            }
          },
        })
  } finally {
    await kafka.close()
  }
  return { count, sum: Number(sum) }
}
