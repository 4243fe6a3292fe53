import type { Decision } from '@baton/domain'
import type { TestApp } from './app.ts'

export interface HeardMessage {
  readonly messageId: string
  readonly contactId: string
  readonly partition: number
  readonly offset: number
}

/** Every message in the log of contacts, in order, doubles among them. */
export const messagesIn = async ({ platform }: TestApp): Promise<HeardMessage[]> => {
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  const found: HeardMessage[] = []
  for (let partition = 0; partition < platform.partitions; partition++) {
    await platform.kafka.log.readToEnd({
      topic,
      partition,
      onBatch: ({ records }) => {
        for (const { key, value, offset } of records) {
          const message = value && codec.decode(value).event['baton.MessageReceived']
          if (!message) continue
          const contactId = key?.toString() ?? ''
          found.push({ messageId: message.messageId, contactId, partition, offset })
        }
      },
    })
  }
  return found
}

/** Decisions about messages, read committed. */
export const messageDecisions = async ({ platform }: TestApp): Promise<Decision[]> => {
  const codec = platform.codecs.of('handoff.decisions.v1')
  const topic = platform.topic('handoff.decisions.v1')
  const found: Decision[] = []
  for (let partition = 0; partition < platform.partitions; partition++) {
    await platform.kafka.log.readToEnd({
      topic,
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) {
          const decision = value && codec.decode(value)
          if (decision?.event === 'MessageReceived' && decision.slot === 0) found.push(decision)
        }
      },
    })
  }
  return found
}

/** How often each message was decided, repeats that were recognised left out. */
export const timesDecided = (
  messages: readonly HeardMessage[],
  decisions: readonly Decision[],
): Map<string, number> => {
  const at = new Map(messages.map(m => [`${m.partition}/${m.offset}`, m.messageId]))
  const times = new Map<string, number>()
  for (const { partition, offset, verdict } of decisions) {
    const messageId = at.get(`${partition}/${offset}`)
    if (messageId === undefined || verdict === 'duplicate') continue
    times.set(messageId, (times.get(messageId) ?? 0) + 1)
  }
  return times
}
