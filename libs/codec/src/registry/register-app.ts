import type { Codecs } from '../codec.ts'
import { resolveTopics, type TopicsOf } from '../topics/resolve.ts'
import { registerSchemas } from './register.ts'
import type { RegistryOptions } from './registry.ts'
import { type RegistryAccess, registryOf } from './service-registry.ts'

/** The part of a service's configuration that says which app it serves, and by which registry. */
export interface AppAccess extends Omit<TopicsOf, 'bots'> {
  readonly registry: RegistryAccess
}

export interface RegisterOptions extends Pick<RegistryOptions, 'onWaiting'> {
  /** Whose routing topics are written or read, beside that of the people. */
  readonly bots?: readonly string[]
  readonly signal?: AbortSignal
}

/** Registers the schemas of a service's app; as `registerSchemas`. */
export const registerApp = (
  config: AppAccess,
  { bots = [], signal, ...options }: RegisterOptions = {},
): Promise<Codecs> =>
  registerSchemas(registryOf(config.registry, options), resolveTopics({ ...config, bots }), signal)
