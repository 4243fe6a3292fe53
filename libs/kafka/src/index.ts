export type { TopicAdmin, TopicDescription, TopicSpec } from './admin/topic-admin.ts'
export { createKafka, type KafkaClient } from './client.ts'
export type { Address, KafkaConfig } from './cluster/config.ts'
export type { Appender, AppenderOptions } from './write/appender.ts'
