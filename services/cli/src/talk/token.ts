import { type Env, list, parseConfig, Secret } from '@baton/runtime'
import { z } from 'zod'

const schema = z.object({ BATON_INGRESS_TOKEN: list().optional() })

/**
 * What ingress wants to be told: the first of BATON_INGRESS_TOKEN, which holds several while one is
 * replaced; null when it is open.
 */
export const ingressToken = (env: Env): Secret | null => {
  const { BATON_INGRESS_TOKEN, BATON_INGRESS_TOKEN_FILE } = env
  const [first] =
    parseConfig(schema, { BATON_INGRESS_TOKEN, BATON_INGRESS_TOKEN_FILE }).BATON_INGRESS_TOKEN ?? []
  return first === undefined ? null : new Secret(first)
}
