export { ACTIVATIONS_MAX_BYTES, activationBytes, checkActivations } from './activations.ts'
export { DEFAULT_LIMITS, type Limits } from './avro/limits.ts'
export {
  type Codec,
  type Codecs,
  codecFor,
  codecsOf,
  type Decoded,
  localCodecs,
  readingCodecs,
} from './codec.ts'
export { registerSchemas } from './registry/register.ts'
export { type AppAccess, type RegisterOptions, registerApp } from './registry/register-app.ts'
export type { Registry, RegistryOptions } from './registry/registry.ts'
export { type RegistryAccess, registryOf } from './registry/service-registry.ts'
export {
  type SchemaName,
  type SchemaTypes,
  schemaNames,
  schemasFingerprint,
  schemaText,
} from './schemas.ts'
export {
  type Compatibility,
  declaredTopics,
  type TopicDeclaration,
  type TopicsDeclaration,
} from './topics/declaration.ts'
export {
  checkTopics,
  type EnsureOptions,
  ensureTopics,
  type TopicAdmin,
  type TopicDescription,
} from './topics/ensure.ts'
export {
  type Clock,
  physicalName,
  resolveTopics,
  routingTopic,
  type TopicSpec,
  type TopicsOf,
} from './topics/resolve.ts'
export { bodyOf, HEADER_BYTES, schemaIdOf } from './wire.ts'
export { fixedSchemas, type WriterSchema, type WriterSchemas } from './writer-schemas.ts'
