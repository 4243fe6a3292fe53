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
import { type BotKind, refuseStrangers, startPolicyBots } from './bots.ts'
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
  /** Rejects when a service, or the embedded broker or registry, cannot go on. */
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
  const { dataDir, say, without = [] } = options
  const parsed = parsePolicy(readFileSync(options.policyFile, 'utf8'), options.policyFile)
  const botNames = Object.keys(parsed.policy.bots)
  refuseStrangers('--without', without, botNames)
  mkdirSync(dataDir, { recursive: true })
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
  const platform = await openPlatform(
    { ...router, registryUrl: cluster.registryUrl, bots: botNames },
    `${router.appId}.start`,
    { onWarning: say },
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
  const { bots: kind = 'configured' } = options
  const bots = await startPolicyBots(env, { kind, names: botNames, without }, logOf('bots'))
  undo.add(() => bots.stop())
  if (bots.unanswered.length > 0) say(unansweredText(bots.unanswered))
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
    ...bots.missing(),
    ...ingress.missing().map(name => `ingress ${name}`),
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
  const ended = Promise.race([
    cluster.ended,
    routing.ended,
    learning.ended,
    bots.ended,
    ...(crm ? [crm.ended] : []),
  ])
  if (!isPlay(options)) {
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
    const remove = () => removeEndpoints(dataDir)
    undo.add(remove)
    // Whoever waits for the end may exit at once.
    ended.catch(remove)
  }
  return {
    platform,
    ingressUrl: ingress.url,
    adminUrl: admin.url,
    inboxUrl: crm?.inboxUrl ?? null,
    ended,
    stop: () => undo.run(),
  }
}

/** An app of its own beside the one that runs on the data directory: nobody is told of it, and its contacts are nobody's. */
const isPlay = ({ clock }: StartOptions): boolean => clock === 'log'

const crmOf = async (options: StartOptions, env: Env, log: Logger): Promise<RunningCrm | null> =>
  isPlay(options) ? null : startCrmOrLocal(env, options.dataDir, log)

const unansweredText = (bots: readonly string[]): string =>
  `no bot here answers for ${bots.join(', ')}: each message waits for its deadline and then goes to a person; ` +
  `run one with BATON_BOT_URLS, or as a program of its own beside --without ${bots.join(',')} (docs/guides/bot-sdk.md)`

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
