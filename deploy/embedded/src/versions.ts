/** What the embedded cluster runs: the one place these versions are written. */
export const VERSIONS = {
  kafka: '4.3.0',
  log4j: '2.24.3',
  apicurio: '2.6.13.Final',
} as const

/** Kafka 4 brokers need it. */
export const JAVA_MIN_MAJOR = 17
