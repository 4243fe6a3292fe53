import { connect } from 'node:net'

/**
 * Two requests of the Kafka protocol, written by hand: readiness must not depend on the client
 * under test.
 */
const API_VERSIONS = 18
const METADATA = 3
/**
 * The oldest version Kafka 4 still answers that lists brokers and the controller in the classic
 * encoding.
 */
const METADATA_VERSION = 5
const PROBE_TIMEOUT_MS = 2_000
const RESPONSE_MAX_BYTES = 1_000_000

/**
 * True when the broker answers, is registered in the cluster's metadata, and a controller leads.
 */
export const brokerAnswers = async (host: string, port: number): Promise<boolean> => {
  try {
    const versions = await ask(host, port, request(API_VERSIONS, 0, Buffer.alloc(0)))
    if (versions.readInt16BE(4) !== 0) return false
    return leads(await ask(host, port, request(METADATA, METADATA_VERSION, noTopics)))
  } catch {
    return false
  }
}

/** Metadata v4+: an empty array of topics asks for none; then allow_auto_topic_creation. */
const noTopics = Buffer.from([0, 0, 0, 0, 0])

/** Request header v1 with an empty client id, after the length. */
export const request = (apiKey: number, version: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(14)
  head.writeInt32BE(10 + body.length, 0)
  head.writeInt16BE(apiKey, 4)
  head.writeInt16BE(version, 6)
  head.writeInt32BE(1, 8)
  head.writeInt16BE(0, 12)
  return Buffer.concat([head, body])
}

/**
 * Metadata v5 after the correlation id: throttle, brokers [id, host, port, rack], cluster id,
 * controller id.
 */
export const leads = (response: Buffer): boolean => {
  let at = 8
  const brokers = response.readInt32BE(at)
  at += 4
  const skipString = () => {
    at += 2 + Math.max(0, response.readInt16BE(at))
  }
  for (let i = 0; i < brokers; i++) {
    at += 4
    skipString()
    at += 4
    skipString()
  }
  skipString()
  return brokers > 0 && response.readInt32BE(at) >= 0
}

/** One request on a connection of its own; the answer without its length. */
export const ask = (host: string, port: number, bytes: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    let received = Buffer.alloc(0)
    const fail = (why: string) => {
      socket.destroy()
      reject(new Error(why))
    }
    socket.setTimeout(PROBE_TIMEOUT_MS, () => fail('no answer in time'))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('closed before an answer')))
    socket.on('data', chunk => {
      received = Buffer.concat([received, chunk])
      if (received.length > RESPONSE_MAX_BYTES) return fail('not a Kafka broker')
      if (received.length < 4 || received.length < 4 + received.readInt32BE(0)) return
      resolve(received.subarray(4))
      socket.destroy()
    })
    socket.once('connect', () => socket.write(bytes))
  })
