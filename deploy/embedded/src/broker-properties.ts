/** A member of the controller quorum. */
export interface Voter {
  readonly nodeId: number
  readonly controllerPort: number
}

/** One node, broker and controller in one, of a cluster on this machine. */
export interface BrokerNode {
  readonly nodeId: number
  readonly brokerPort: number
  readonly voters: readonly Voter[]
  readonly logDir: string
  readonly replicationFactor: number
  readonly partitionsDefault: number
  readonly fast: boolean
}

const HOST = '127.0.0.1'
/**
 * Internal topics: a few partitions are plenty on one machine, and each costs files and start time.
 */
const INTERNAL_PARTITIONS = 8
/**
 * All partitions of a fresh group's first members in one rebalance, without Kafka's 3 s at every
 * start. Each that joins meanwhile extends it (KIP-134).
 */
const GROUP_FORMS_IN_MS = 500
/**
 * Until the broker looks again whether the markers of a producer's last transaction are written,
 * before it takes more. Kafka's 20 are in the P95 of latency; with 2 a broker that has not compiled
 * yet has no time for the markers.
 */
const MARKERS_AGAIN_MS = 10
/**
 * A broker that was killed cannot register again before its last session has run out: Kafka's 9 s
 * would stand in every such start. It lives in one process with its controller, so no network
 * delays its heartbeats.
 */
const BROKER_SESSION_MS = 3_000
const BROKER_HEARTBEAT_MS = 500
/**
 * Tests want dead members gone soon; members choose their own time-out, this is only the least
 * allowed.
 */
const SESSION_TIMEOUT_LEAST_MS = 1_000

/**
 * For the keys of what is compacted in one go, 24 bytes each: 600,000 of them. Kafka's 128 MiB are
 * a quarter of such a broker.
 */
const CLEANER_BYTES = 16 * 1024 * 1024

export type BrokerSettings = Readonly<Record<string, string | number | boolean>>

/** server.properties of one node. */
export const brokerProperties = (node: BrokerNode): string => propertiesOf(brokerSettings(node))

export const propertiesOf = (settings: BrokerSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${escaped(String(value))}\n`)
    .join('')

export const brokerSettings = (node: BrokerNode): BrokerSettings => {
  const own = node.voters.find(voter => voter.nodeId === node.nodeId)
  if (!own) throw new Error(`node ${node.nodeId} is not among the voters`)
  const minInSync = Math.max(1, node.replicationFactor - 1)
  return {
    'process.roles': 'broker,controller',
    'node.id': node.nodeId,
    // A static quorum: the ports may differ at the next start, which a quorum kept in the log would
    // not follow.
    'controller.quorum.voters': node.voters
      .map(voter => `${voter.nodeId}@${HOST}:${voter.controllerPort}`)
      .join(','),
    listeners: `PLAINTEXT://${HOST}:${node.brokerPort},CONTROLLER://${HOST}:${own.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${node.brokerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': node.logDir,
    'broker.session.timeout.ms': BROKER_SESSION_MS,
    'broker.heartbeat.interval.ms': BROKER_HEARTBEAT_MS,
    'num.partitions': node.partitionsDefault,
    'log.cleaner.dedupe.buffer.size': CLEANER_BYTES,
    'default.replication.factor': node.replicationFactor,
    'min.insync.replicas': minInSync,
    'auto.create.topics.enable': false,
    'offsets.topic.num.partitions': INTERNAL_PARTITIONS,
    'offsets.topic.replication.factor': node.replicationFactor,
    'transaction.state.log.num.partitions': INTERNAL_PARTITIONS,
    'transaction.state.log.replication.factor': node.replicationFactor,
    'transaction.state.log.min.isr': minInSync,
    'share.coordinator.state.topic.num.partitions': INTERNAL_PARTITIONS,
    'share.coordinator.state.topic.replication.factor': node.replicationFactor,
    'share.coordinator.state.topic.min.isr': minInSync,
    'add.partitions.to.txn.retry.backoff.ms': MARKERS_AGAIN_MS,
    'group.initial.rebalance.delay.ms': node.fast ? 0 : GROUP_FORMS_IN_MS,
    'group.min.session.timeout.ms': SESSION_TIMEOUT_LEAST_MS,
  }
}

/** A backslash begins an escape in a Java properties file. */
const escaped = (value: string): string => value.replaceAll('\\', '\\\\')
