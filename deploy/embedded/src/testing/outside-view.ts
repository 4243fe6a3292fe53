import { ask, request } from '../kafka-probe.ts'

const CREATE_TOPICS = 19
const METADATA = 3
const NO_ERROR = 0

/**
 * Creates a topic of one partition by a request of our own; the client under test has no part in
 * these tests.
 */
export const createTopic = async (brokers: readonly string[], topic: string): Promise<void> => {
  const body = Buffer.concat([
    int32(1),
    string(topic),
    int32(1),
    int16(1),
    int32(0),
    int32(0),
    int32(10_000),
    Buffer.from([0]),
  ])
  const response = await ask(...first(brokers), request(CREATE_TOPICS, 2, body))
  // correlation id, throttle, one topic: its name, then its error
  const error = response.readInt16BE(12 + 2 + topic.length)
  if (error !== NO_ERROR) throw new Error(`CreateTopics answered ${error}`)
}

export const topicExists = async (brokers: readonly string[], topic: string): Promise<boolean> => {
  const body = Buffer.concat([int32(1), string(topic), Buffer.from([0])])
  const response = await ask(...first(brokers), request(METADATA, 5, body))
  const name = string(topic)
  const at = response.indexOf(name)
  return at >= 2 && response.readInt16BE(at - 2) === NO_ERROR
}

/** The id under which the registry keeps it. */
export const registerSchema = async (registryUrl: string, subject: string): Promise<number> => {
  const schema = JSON.stringify({ type: 'record', name: 'R', fields: [{ name: 'f', type: 'int' }] })
  const response = await fetch(`${registryUrl}/subjects/${subject}/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify({ schema }),
  })
  return ((await response.json()) as { id: number }).id
}

/** Undefined when the registry does not know the subject. */
export const schemaId = async (
  registryUrl: string,
  subject: string,
): Promise<number | undefined> => {
  const response = await fetch(`${registryUrl}/subjects/${subject}/versions/latest`)
  return response.ok ? ((await response.json()) as { id: number }).id : undefined
}

const first = (brokers: readonly string[]): [host: string, port: number] => {
  const [host, port] = (brokers[0] ?? '').split(':')
  return [host ?? '', Number(port)]
}

const string = (text: string) => Buffer.concat([int16(text.length), Buffer.from(text)])
const int16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
