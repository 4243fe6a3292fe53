import { TopicAdmin } from './admin/topic-admin.ts'
import { Cluster, type ConnectOptions } from './cluster/cluster.ts'
import { type KafkaConfig, parseSettings } from './cluster/config.ts'
import { type BrokerAccess, kafkaConfigOf } from './cluster/service-config.ts'
import { GroupMembership, type MembershipOptions } from './group/group-membership.ts'
import { KafkaLog } from './read/kafka-log.ts'
import { Appender, type AppenderOptions } from './write/appender.ts'

/** All ways to one Kafka cluster. */
export class KafkaClient {
  readonly log: KafkaLog
  readonly #cluster: Cluster

  constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.log = new KafkaLog(cluster)
  }

  /**
   * Resolves when a broker has answered; rejects with BROKER_UNAVAILABLE when none does in time.
   */
  connect(options: ConnectOptions = {}): Promise<void> {
    return this.#cluster.connect(options)
  }

  /**
   * Cuts every connection of this client; what is under way rejects. Close appenders and
   * memberships first.
   */
  async close(): Promise<void> {
    this.#cluster.close()
  }

  membership(options: MembershipOptions): GroupMembership {
    return new GroupMembership(this.#cluster, options)
  }

  admin(): TopicAdmin {
    return new TopicAdmin(this.#cluster)
  }

  appender(options?: AppenderOptions): Appender {
    return new Appender(this.#cluster, options)
  }
}

/**
 * Throws CONFIG_INVALID when the bounds contradict each other. Connects when first used, or by
 * `connect`.
 */
export const createKafka = (config: KafkaConfig): KafkaClient =>
  new KafkaClient(new Cluster(parseSettings(config)))

/**
 * Connects to the brokers of a service's configuration and does `work` with them; resolves with
 * what it makes, which closes the client in its time. Closed at once when either fails.
 */
export const openKafka = async <T>(
  access: BrokerAccess,
  clientId: string,
  options: ConnectOptions,
  work: (kafka: KafkaClient) => Promise<T>,
): Promise<T> => {
  const kafka = createKafka(kafkaConfigOf(access, clientId))
  try {
    await kafka.connect(options)
    return await work(kafka)
  } catch (error) {
    await kafka.close()
    throw error
  }
}
