import { ask, request } from '../kafka-probe.ts'
import { Answer, array, compactArray, compactString, int8, int32, noTags, string } from './wire.ts'

const METADATA = 3
const FIND_COORDINATOR = 10
const ELECT_LEADERS = 43
const ALTER_PARTITION_REASSIGNMENTS = 45
/** The newest version of each that still has the classic answer; reassignments never had one. */
const VERSION = { metadata: 5, findCoordinator: 1, electLeaders: 1, reassign: 0 } as const
const PREFERRED = 0
const ELECTION_NOT_NEEDED = 84
const REQUEST_TIMEOUT_MS = 10_000
const LEAST_INT = -(2 ** 31)

export type Coordinated = 'group' | 'transaction'

export interface PartitionView {
  readonly topic: string
  readonly partition: number
  /** -1 while it has none. */
  readonly leader: number
  readonly replicas: readonly number[]
  readonly inSync: readonly number[]
}

export interface MetadataView {
  readonly nodes: readonly number[]
  readonly partitions: readonly PartitionView[]
}

/** Sends one request to a broker that answers, and resolves with the answer. */
export type Send = (bytes: Buffer) => Promise<Buffer>

/** To the broker at this port of this machine. */
export const sendTo =
  (host: string, port: number): Send =>
  bytes =>
    ask(host, port, bytes)

/**
 * The brokers, and all topics, internal ones included, or none of them: as one broker knows them.
 */
export const metadata = async (
  send: Send,
  asked: 'all' | 'none' = 'all',
): Promise<MetadataView> => {
  const question = Buffer.concat([int32(asked === 'all' ? -1 : 0), int8(0)])
  const answer = new Answer(await send(request(METADATA, VERSION.metadata, question)))
  answer.skip(4) // throttle time
  const nodes = answer.array(() => {
    const node = answer.int32()
    answer.string()
    answer.skip(4)
    answer.string()
    return node
  })
  answer.string() // cluster id
  answer.skip(4) // controller
  const topics = answer.array(() => {
    answer.skip(2) // error
    const topic = answer.string()
    answer.skip(1) // internal
    return answer.array(() => partitionOf(topic, answer))
  })
  return { nodes, partitions: topics.flat() }
}

const partitionOf = (topic: string, answer: Answer): PartitionView => {
  const nodes = () => answer.array(() => answer.int32())
  answer.skip(2) // error
  const partition = answer.int32()
  const leader = answer.int32()
  const replicas = nodes()
  const inSync = nodes()
  nodes() // offline
  return { topic, partition, leader, replicas, inSync }
}

/** Undefined while there is none; asking creates the internal topic. */
export const coordinatorOf = async (
  send: Send,
  kind: Coordinated,
  id: string,
): Promise<number | undefined> => {
  const body = Buffer.concat([string(id), int8(kind === 'group' ? 0 : 1)])
  const answer = new Answer(await send(request(FIND_COORDINATOR, VERSION.findCoordinator, body)))
  const error = answer.skip(4).int16()
  answer.string()
  return error === 0 ? answer.int32() : undefined
}

/** Makes `replicas` the order of the partition's replicas, then its first the leader. */
export const lead = async (
  send: Send,
  { topic, partition }: PartitionView,
  replicas: readonly number[],
): Promise<void> => {
  const order = [int32(partition), compactArray(replicas.map(int32)), noTags]
  const ofTopic = [compactString(topic), compactArray([Buffer.concat(order)]), noTags]
  const flexible = [
    noTags,
    int32(REQUEST_TIMEOUT_MS),
    compactArray([Buffer.concat(ofTopic)]),
    noTags,
  ]
  await send(request(ALTER_PARTITION_REASSIGNMENTS, VERSION.reassign, Buffer.concat(flexible)))

  const partitions = Buffer.concat([string(topic), array([int32(partition)])])
  const body = Buffer.concat([int8(PREFERRED), array([partitions]), int32(REQUEST_TIMEOUT_MS)])
  const answer = new Answer(await send(request(ELECT_LEADERS, VERSION.electLeaders, body)))
  const failed = electionErrors(answer).find(error => error !== 0 && error !== ELECTION_NOT_NEEDED)
  if (failed !== undefined) throw new Error(`${topic}/${partition}: the election failed: ${failed}`)
}

const electionErrors = (answer: Answer): number[] => {
  const whole = answer.skip(4).int16() // after the throttle time
  const each = answer.array(() => {
    answer.string()
    return answer.array(() => {
      const error = answer.skip(4).int16()
      answer.string()
      return error
    })
  })
  return [whole, ...each.flat()]
}

/**
 * The internal topic that holds what is coordinated, and the partition of an id in it: as Java
 * hashes strings.
 */
export const coordinatorPartition = (
  kind: Coordinated,
  id: string,
  partitions: number,
): { readonly topic: string; readonly partition: number } => {
  let hash = 0
  for (let i = 0; i < id.length; i += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0
  const topic = kind === 'group' ? '__consumer_offsets' : '__transaction_state'
  const positive = hash === LEAST_INT ? 0 : Math.abs(hash) // Utils.abs
  return { topic, partition: positive % partitions }
}
