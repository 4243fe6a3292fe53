import { createRequire } from 'node:module'
import type { Socket } from 'node:net'

/**
 * The parts of kafkajs 2.2.4 that Baton uses, typed. They are its inside (the package has no
 * `exports` map), so the version is pinned exactly: connections with TLS and SASL, version
 * negotiation, and the codecs of the requests that are not hot. Its consumer and producer are not
 * used: see README.md for what they get wrong.
 */

export interface SocketRequest {
  readonly size: number
  readonly payload: Buffer
}

export interface RequestQueue {
  readonly pending: readonly unknown[]
  push(request: {
    readonly entry: {
      readonly apiKey: number
      readonly apiName: string
      readonly apiVersion: number
      readonly correlationId: number
      readonly resolve: (answer: SocketRequest) => void
      readonly reject: (error: Error) => void
    }
    readonly expectResponse: boolean
    readonly requestTimeout: number
    readonly sendRequest: () => void
  }): void
  rejectAll(error: Error): void
  destroy(): void
  scheduleCheckPendingRequests(): void
}

export interface Connection {
  readonly requestQueue: RequestQueue
  readonly socket: Socket | undefined
  readonly sasl: unknown
  isConnected(): boolean
  isAuthenticated(): boolean
  nextCorrelationId(): number
  disconnect(): Promise<boolean>
}

export interface ConnectionPool {
  readonly pool: readonly [Connection, Connection]
}

/** SASL as kafkajs takes it: PLAIN, SCRAM, OAUTHBEARER. */
export type Sasl =
  | {
      readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
      readonly username: string
      readonly password: string
    }
  | {
      readonly mechanism: 'oauthbearer'
      readonly oauthBearerProvider: () => Promise<{ readonly value: string }>
    }

export interface SocketTarget {
  readonly host: string
  readonly port: number
  readonly ssl: object | null
  readonly onConnect: () => void
}

export type SocketFactory = (target: SocketTarget) => Socket

export interface PoolOptions {
  readonly host: string
  readonly port: number
  readonly ssl: object | null
  readonly sasl: Sasl | null
  readonly clientId: string
  readonly connectionTimeout: number
  readonly requestTimeout: number
  readonly enforceRequestTimeout: boolean
  readonly maxInFlightRequests: null
  readonly socketFactory: SocketFactory
  readonly logger: unknown
}

export interface GroupMember {
  readonly memberId: string
  readonly memberMetadata: Buffer
}

export interface JoinedGroup {
  readonly generationId: number
  readonly leaderId: string
  readonly memberId: string
  readonly members: readonly GroupMember[]
}

export interface OffsetOfPartition {
  readonly partition: number
  readonly offset: string
}

export interface ConfigEntry {
  readonly configName: string
  readonly configValue: string
  readonly isDefault: boolean
}

/** Requests with negotiated versions over one connection. */
export interface Broker {
  connect(): Promise<void>
  findGroupCoordinator(request: {
    readonly groupId: string
    readonly coordinatorType: 0 | 1
  }): Promise<{ readonly coordinator: { readonly host: string; readonly port: number } }>
  initProducerId(request: {
    readonly transactionalId: string | null
    readonly transactionTimeout: number
  }): Promise<{ readonly producerId: string; readonly producerEpoch: number }>
  listOffsets(request: {
    readonly replicaId: -1
    readonly isolationLevel: 0 | 1
    readonly topics: readonly {
      readonly topic: string
      readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[]
    }[]
  }): Promise<{
    readonly responses: readonly {
      readonly topic: string
      readonly partitions: readonly OffsetOfPartition[]
    }[]
  }>
  joinGroup(request: {
    readonly groupId: string
    readonly sessionTimeout: number
    readonly rebalanceTimeout: number
    readonly memberId: string
    readonly groupProtocols: readonly { readonly name: string; readonly metadata: Buffer }[]
  }): Promise<JoinedGroup>
  syncGroup(request: {
    readonly groupId: string
    readonly generationId: number
    readonly memberId: string
    readonly groupAssignment: readonly {
      readonly memberId: string
      readonly memberAssignment: Buffer
    }[]
  }): Promise<{ readonly memberAssignment: Buffer }>
  heartbeat(request: {
    readonly groupId: string
    readonly groupGenerationId: number
    readonly memberId: string
  }): Promise<unknown>
  leaveGroup(request: { readonly groupId: string; readonly memberId: string }): Promise<unknown>
  offsetCommit(request: {
    readonly groupId: string
    readonly groupGenerationId: number
    readonly memberId: string
    readonly topics: readonly {
      readonly topic: string
      readonly partitions: readonly OffsetOfPartition[]
    }[]
  }): Promise<unknown>
  offsetFetch(request: {
    readonly groupId: string
    readonly topics: readonly {
      readonly topic: string
      readonly partitions: readonly { readonly partition: number }[]
    }[]
  }): Promise<{
    readonly responses: readonly {
      readonly topic: string
      readonly partitions: readonly OffsetOfPartition[]
    }[]
  }>
  createTopics(request: {
    readonly topics: readonly {
      readonly topic: string
      readonly numPartitions: number
      readonly replicationFactor: number
      readonly configEntries: readonly { readonly name: string; readonly value: string }[]
    }[]
    readonly timeout: number
  }): Promise<unknown>
  deleteTopics(request: {
    readonly topics: readonly string[]
    readonly timeout: number
  }): Promise<unknown>
  deleteRecords(request: {
    readonly topics: readonly {
      readonly topic: string
      readonly partitions: readonly OffsetOfPartition[]
    }[]
  }): Promise<unknown>
  describeConfigs(request: {
    readonly resources: readonly { readonly type: 2; readonly name: string }[]
  }): Promise<{
    readonly resources: readonly {
      readonly resourceName: string
      readonly configEntries: readonly ConfigEntry[]
    }[]
  }>
}

export interface MetadataAnswer {
  readonly brokers: readonly {
    readonly nodeId: number
    readonly host: string
    readonly port: number
  }[]
  readonly topicMetadata: readonly {
    readonly topicErrorCode: number
    readonly topic: string
    readonly partitionMetadata: readonly {
      readonly partitionErrorCode: number
      readonly partitionId: number
      readonly leader: number
      readonly replicas: readonly number[]
    }[]
  }[]
}

const require = createRequire(import.meta.url)

/** The one place where untyped modules get a type: each was read in kafkajs 2.2.4. */
const inside = <T>(path: string): T => require(`kafkajs/src/${path}`) as T

export const ConnectionPoolClass =
  inside<new (options: PoolOptions) => ConnectionPool>('network/connectionPool')
export const BrokerClass =
  inside<
    new (options: {
      connectionPool: ConnectionPool
      logger: unknown
      allowAutoTopicCreation: boolean
    }) => Broker
  >('broker')
export const RequestQueueClass = inside<{ readonly prototype: RequestQueue }>(
  'network/requestQueue',
)
export const SocketRequestClass = inside<{ readonly prototype: object }>(
  'network/requestQueue/socketRequest',
)
export const defaultSocketFactory = inside<() => SocketFactory>('network/socketFactory')
export const createLogger = inside<{
  readonly createLogger: (options: {
    readonly level: number
    readonly logCreator: () => () => void
  }) => unknown
}>('loggers').createLogger
interface AssignerProtocol {
  readonly MemberMetadata: {
    encode(metadata: {
      readonly version: number
      readonly topics: readonly string[]
      readonly userData: Buffer
    }): Buffer
    decode(metadata: Buffer): { readonly userData: Buffer | null }
  }
  readonly MemberAssignment: {
    encode(assignment: {
      readonly version: number
      readonly assignment: Readonly<Record<string, readonly number[]>>
    }): Buffer
    decode(
      assignment: Buffer,
    ): { readonly assignment: Readonly<Record<string, readonly number[]>> } | null
  }
}

export const { MemberMetadata, MemberAssignment } = inside<AssignerProtocol>(
  'consumer/assignerProtocol',
)
export const decodeMetadata = inside<{
  readonly decode: (payload: Buffer) => Promise<MetadataAnswer>
}>('protocol/requests/metadata/v6/response').decode
