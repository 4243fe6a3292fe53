/** Where a cluster is spoken to, and what it is. */
export interface ClusterAddress {
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly kind: 'external' | 'embedded' | 'docker'
}

export interface ClusterOptions {
  /** Topics and schemas live here over restarts; one running cluster per directory. */
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** One line for a person, without line end. */
  readonly onProgress: (line: string) => void
  /**
   * The port asked for; when it is taken the next free one is used and said. Without it, any free
   * port.
   */
  readonly brokerPort?: number
  readonly registryPort?: number
  /** Partitions of a topic created without a count. */
  readonly partitionsDefault?: number
  /** Settings of tests: groups form without delay. */
  readonly fast?: boolean
}

export interface RunningCluster extends ClusterAddress {
  /** The broker's jars, for the Java tools in tests; only of an embedded cluster. */
  readonly classpath?: string
  /**
   * Rejects with NO_CLUSTER when the broker or the registry of an embedded cluster ends unasked;
   * never settles else. One of yours, and one in Docker, is waited for by its clients.
   */
  readonly ended: Promise<never>
  /** Ends every process of the cluster, bounded; safe to call twice. */
  stop(): Promise<void>
}
