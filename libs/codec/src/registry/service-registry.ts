import { Registry, type RegistryOptions } from './registry.ts'

/** The part of a service's configuration that says how to reach the registry. */
export interface RegistryAccess {
  readonly url: string
  readonly auth: { readonly username: string; readonly password: Revealing } | null
}

/** A value that is printed as redacted and has to be asked for. */
interface Revealing {
  reveal(): string
}

/**
 * The registry of a service's configuration, with the credentials for it: the one way to open one.
 */
export const registryOf = (
  { url, auth }: RegistryAccess,
  options: Omit<RegistryOptions, 'url' | 'auth'> = {},
): Registry => {
  const credentials = auth && { username: auth.username, password: auth.password.reveal() }
  return new Registry({ ...options, url, ...(credentials && { auth: credentials }) })
}
