import { z } from 'zod'
import type { Secret } from './secret.ts'
import { type Variables, variables } from './variables.ts'

export interface SslConfig {
  /** PEM; the system's authorities when absent. */
  readonly ca?: string
  readonly cert?: string
  readonly key?: Secret
}

export interface SaslConfig {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
  readonly username: string
  readonly password: Secret
}

export interface RegistryConfig {
  readonly url: string
  readonly auth: { readonly username: string; readonly password: Secret } | null
}

/** What every service needs to know. */
export interface BaseConfig {
  readonly appId: string
  readonly brokers: readonly string[]
  readonly ssl: SslConfig | null
  readonly sasl: SaslConfig | null
  readonly registry: RegistryConfig
  /** The app's partition count, fixed for its life. */
  readonly partitions: number
  readonly clock: 'broker' | 'log'
  readonly dataDir: string
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where /metrics and /health are served. */
  readonly http: { readonly host: string; readonly port: number }
}

type Extra = z.ZodRawShape
type WithExtra<E extends Extra> = Variables & z.output<z.ZodObject<E>>

/**
 * The configuration of a service: the base, the service's own variables beside it, and what it
 * makes of them.
 *     const schema = configSchema({ BATON_INGRESS_PORT: port() }, v => ({ port: v.BATON_INGRESS_PORT }))
 */
export const configSchema = <E extends Extra, C extends object>(
  extra: E,
  build: (vars: WithExtra<E>) => C,
): z.ZodType<BaseConfig & C> =>
  z
    .object({ ...variables, ...extra })
    .superRefine((vars, context) => {
      for (const [variable, message] of crossChecks(vars as unknown as Variables)) {
        context.addIssue({ code: 'custom', path: [variable], message })
      }
    })
    .transform(vars => {
      const all = vars as unknown as WithExtra<E>
      return { ...baseOf(all), ...build(all) }
    })

/** The base alone. */
export const baseSchema: z.ZodType<BaseConfig> = configSchema({}, () => ({}))

const baseOf = (vars: Variables): BaseConfig => ({
  appId: vars.BATON_APP_ID,
  brokers: vars.BATON_BROKERS,
  ssl: sslOf(vars),
  sasl: saslOf(vars),
  registry: { url: vars.BATON_REGISTRY_URL, auth: registryAuthOf(vars) },
  partitions: vars.BATON_PARTITIONS,
  clock: vars.BATON_CLOCK,
  dataDir: vars.BATON_DATA_DIR,
  logLevel: vars.BATON_LOG_LEVEL,
  http: { host: vars.BATON_HTTP_HOST, port: vars.BATON_HTTP_PORT },
})

const sslOf = (vars: Variables): SslConfig | null => {
  if (!vars.BATON_SSL) return null
  const { BATON_SSL_CA: ca, BATON_SSL_CERT: cert, BATON_SSL_KEY: key } = vars
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }
}

const saslOf = (vars: Variables): SaslConfig | null => {
  const { BATON_SASL_MECHANISM: mechanism, BATON_SASL_USERNAME: username } = vars
  const password = vars.BATON_SASL_PASSWORD
  return mechanism && username && password ? { mechanism, username, password } : null
}

const registryAuthOf = (vars: Variables): RegistryConfig['auth'] => {
  const { BATON_REGISTRY_USERNAME: username, BATON_REGISTRY_PASSWORD: password } = vars
  return username && password ? { username, password } : null
}

type Problem = readonly [variable: keyof Variables, message: string]

const crossChecks = (vars: Variables): Problem[] => {
  const problems: Problem[] = []
  const needs = (given: keyof Variables, needed: keyof Variables) => {
    if (vars[given] && !vars[needed]) problems.push([needed, `is missing, and ${given} is set`])
  }
  needs('BATON_SASL_MECHANISM', 'BATON_SASL_USERNAME')
  needs('BATON_SASL_MECHANISM', 'BATON_SASL_PASSWORD')
  needs('BATON_SASL_USERNAME', 'BATON_SASL_MECHANISM')
  needs('BATON_SASL_PASSWORD', 'BATON_SASL_USERNAME')
  needs('BATON_SASL_PASSWORD', 'BATON_SASL_MECHANISM')
  needs('BATON_SSL_CA', 'BATON_SSL')
  needs('BATON_SSL_CERT', 'BATON_SSL')
  needs('BATON_SSL_CERT', 'BATON_SSL_KEY')
  needs('BATON_SSL_KEY', 'BATON_SSL_CERT')
  needs('BATON_REGISTRY_USERNAME', 'BATON_REGISTRY_PASSWORD')
  needs('BATON_REGISTRY_PASSWORD', 'BATON_REGISTRY_USERNAME')
  if (
    vars.BATON_SASL_MECHANISM === 'plain' &&
    !vars.BATON_SSL &&
    !vars.BATON_BROKERS.every(local)
  ) {
    problems.push([
      'BATON_SSL',
      'is false: plain would send the password readable over the network',
    ])
  }
  return problems
}

const local = (broker: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):/.test(broker)
