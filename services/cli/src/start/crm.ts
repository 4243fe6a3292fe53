import { join } from 'node:path'
import { type CrmService, crmConfig, startCrm } from '@baton/crm'
import type { Env, Logger } from '@baton/runtime'
import { LocalHighLevel } from '@baton/testkit/highlevel'

export interface RunningCrm extends CrmService {
  /** Of the local HighLevel's inbox; null with an account of one's own. */
  readonly inboxUrl: string | null
}

const LOCAL_LOCATION = 'local'
const LOCAL_TOKEN = 'local-token'

export const hasAccount = (env: Env): boolean =>
  Boolean(env.BATON_HIGHLEVEL_TOKENS || env.BATON_HIGHLEVEL_TOKENS_FILE)

/** Writes to the HighLevel account that is configured, else to one on this machine. */
export const startCrmOrLocal = async (
  env: Env,
  dataDir: string,
  log: Logger,
): Promise<RunningCrm> => {
  if (hasAccount(env)) return { ...(await startCrm(crmConfig(env), { log })), inboxUrl: null }
  const local = await LocalHighLevel.start({
    tokens: { [LOCAL_TOKEN]: LOCAL_LOCATION },
    createMissing: true,
    file: join(dataDir, 'highlevel.json'),
  })
  const config = crmConfig({
    ...env,
    BATON_HIGHLEVEL_URL: local.url,
    BATON_HIGHLEVEL_TOKENS: JSON.stringify({ [LOCAL_LOCATION]: LOCAL_TOKEN }),
    BATON_HIGHLEVEL_LOCATION: LOCAL_LOCATION,
  })
  try {
    const crm = await startCrm(config, { log, oneForAll: true })
    const stop = async () => {
      await crm.stop()
      await local.stop()
    }
    return { ...crm, inboxUrl: `${local.url}/inbox`, stop }
  } catch (error) {
    await local.stop()
    throw error
  }
}
