import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningCluster, startCluster } from '@baton/embedded'
import { ingressConfig, startIngress } from '@baton/ingress'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { parsePolicy } from '@baton/rules'
import {
  createLogger,
  type Env,
  type Logger,
  logTo,
  processRegistry,
  serveAdmin,
} from '@baton/runtime'
import { removeEndpoints, writeEndpoints } from '../platform/endpoints.ts'
import { openPlatform, type Platform } from '../platform/platform.ts'
import { type Activation, publishPolicies } from '../platform/policies.ts'
import { type BotKind, startPolicyBots } from './bots.ts'
import { type RunningCrm, startCrmOrLocal } from './crm.ts'

export interface StartOptions {
  readonly dataDir: string
  readonly env: Env
  readonly policyFile: string
  readonly say: (line: string) => void
  /** Beside the policy that holds everywhere; for plays. */
  readonly activations?: readonly Activation[]
  /** `configured` when absent. */
  readonly bots?: BotKind
  /** Bots that run elsewhere: this process leaves their routing topics alone. */
  readonly without?: readonly string[]
  readonly clock?: 'broker' | 'log'
  readonly appId?: string
}

export interface Running {
  readonly platform: Platform
  readonly ingressUrl: string
  readonly adminUrl: string
  /** What contacts receive, when the CRM is the local one. */
  readonly inboxUrl: string | null
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const INGRESS_PORT = '8080'
/** The next free ones when these are taken; the cluster says so. */
const BROKER_PORT = 19_092
const REGISTRY_PORT = 18_081
const ADMIN_PORT = '9464'

/** Undoes, in reverse order, what was started; also when starting fails half-way. */
class Undo {
  readonly #steps: (() => Promise<void> | void)[] = []

  add(step: () => Promise<void> | void): void {
    this.#steps.unshift(step)
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0)) await step()
  }
}

/** Broker, registry, topics, policy and all services in this process; ready when it resolves. */
export const startAll = async (options: StartOptions): Promise<Running> => {
  const undo = new Undo()
  try {
    return await build(options, undo)
  } catch (error) {
    await undo.run()
    throw error
  }
}

const build = async (options: StartOptions, undo: Undo): Promise<Running> => {
  const { dataDir, say } = options
  mkdirSync(dataDir, { recursive: true })
  const parsed = parsePolicy(readFileSync(options.policyFile, 'utf8'), options.policyFile)
  const cluster = await startCluster({
    dataDir: join(dataDir, 'cluster'),
    env: options.env,
    onProgress: say,
    brokerPort: BROKER_PORT,
    registryPort: REGISTRY_PORT,
  })
  undo.add(() => cluster.stop())
  say(`broker ${cluster.brokers.join(',')}, registry ${cluster.registryUrl} (${cluster.kind})`)

  const env = environment(options, cluster)
  const router = routerConfig(env)
  const botNames = Object.keys(parsed.policy.bots)
  const platform = await openPlatform(
    { ...router, registryUrl: cluster.registryUrl, bots: botNames },
    `${router.appId}.start`,
    say,
  )
  undo.add(() => platform.close())
  const everywhere = { location: '*', parsed }
  await publishPolicies(platform, [everywhere, ...(options.activations ?? [])], 'start', Date.now())

  const to = logTo(join(dataDir, 'baton.log'))
  const logOf = (service: string) => createLogger({ level: router.logLevel, service, to })
  const routing = await startRouter(router, { log: logOf('router'), rehearsed: true })
  undo.add(() => routing.stop())
  const learning = await startLearner(learnerConfig(env), logOf('learner'))
  undo.add(() => learning.stop())
  const { bots: kind = 'configured', without = [] } = options
  const bots = await startPolicyBots(env, { kind, names: botNames, without }, logOf('bots'))
  undo.add(() => bots.stop())
  const crm = await crmOf(options, env, logOf('crm'))
  if (crm) undo.add(() => crm.stop())
  const ingress = await startIngress(ingressConfig(env), logOf('ingress'), {
    ...(crm && { contextCopy: contactId => crm.context(contactId, '') }),
  })
  undo.add(() => ingress.stop())
  const missing = () => [
    ...routing.missing(),
    ...learning.missing().map(name => `learner ${name}`),
    ...(crm?.missing() ?? []).map(name => `crm ${name}`),
  ]
  const admin = await serveAdmin({
    ...router.http,
    registries: () => [
      processRegistry(),
      routing.registry,
      learning.registry,
      ingress.registry,
      ...bots.registries,
      ...(crm ? [crm.registry] : []),
    ],
    stuck: () => [
      ...routing.stuck(),
      ...learning.stuck().map(name => `learner ${name}`),
      ...(crm?.stuck() ?? []).map(name => `crm ${name}`),
    ],
    missing,
  })
  undo.add(() => admin.close())
  await untilReady(missing)

  const { appId, partitions, clock } = router
  writeEndpoints(dataDir, {
    brokers: cluster.brokers,
    registryUrl: cluster.registryUrl,
    appId,
    partitions,
    clock,
    bots: botNames,
    ingressUrl: ingress.url,
    inboxUrl: crm?.inboxUrl ?? null,
  })
  undo.add(() => removeEndpoints(dataDir))
  return {
    platform,
    ingressUrl: ingress.url,
    adminUrl: admin.url,
    inboxUrl: crm?.inboxUrl ?? null,
    ended: Promise.race([routing.ended, learning.ended, bots.ended, ...(crm ? [crm.ended] : [])]),
    stop: () => undo.run(),
  }
}

/** Nothing is written to a CRM in a play: its contacts are nobody's. */
const crmOf = async (options: StartOptions, env: Env, log: Logger): Promise<RunningCrm | null> =>
  options.clock === 'log' ? null : startCrmOrLocal(env, options.dataDir, log)

/** What the services read: the user's own variables, and where the cluster turned out to be. */
const environment = (options: StartOptions, cluster: RunningCluster): Env => ({
  BATON_INGRESS_PORT: INGRESS_PORT,
  BATON_HTTP_PORT: ADMIN_PORT,
  ...options.env,
  BATON_BROKERS: cluster.brokers.join(','),
  BATON_REGISTRY_URL: cluster.registryUrl,
  BATON_DATA_DIR: options.dataDir,
  ...(options.clock && { BATON_CLOCK: options.clock }),
  ...(options.appId && { BATON_APP_ID: options.appId }),
})

const READY_TIMEOUT_MS = 60_000
const LOOK_MS = 20

const untilReady = async (missing: () => readonly string[]): Promise<void> => {
  const deadline = performance.now() + READY_TIMEOUT_MS
  while (missing().length > 0) {
    if (performance.now() > deadline) throw new Error(`not ready: ${missing().join(', ')}`)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}
