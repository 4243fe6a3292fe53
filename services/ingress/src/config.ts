import {
  type BaseConfig,
  configSchema,
  type Env,
  parseConfig,
  port,
  type Secret,
  secret,
} from '@baton/runtime'
import { z } from 'zod'

export interface IngressConfig extends BaseConfig {
  readonly listen: { readonly host: string; readonly port: number }
  /** Wanted as a bearer token by /v1 when set. */
  readonly token: Secret | null
}

const schema = configSchema(
  {
    BATON_INGRESS_HOST: z.string().default('127.0.0.1'),
    BATON_INGRESS_PORT: port().default(8080),
    BATON_INGRESS_TOKEN: secret().optional(),
  },
  vars => ({
    listen: { host: vars.BATON_INGRESS_HOST, port: vars.BATON_INGRESS_PORT },
    token: vars.BATON_INGRESS_TOKEN ?? null,
  }),
)

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const ingressConfig = (env: Env): IngressConfig => parseConfig(schema, env)
