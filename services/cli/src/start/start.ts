import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { errorMessage } from '@baton/domain'
import { type RunningCluster, startCluster } from '@baton/embedded'
import { makeDirectory } from '@baton/embedded/make-directory'
import { ingressConfig, startIngress } from '@baton/ingress'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { type ParsedPolicy, parsePolicy } from '@baton/rules'
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
import { checkVariables, environment } from './environment.ts'
import { Undo } from './undo.ts'

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

/** The next free ones when these are taken; the cluster says so. */
const BROKER_PORT = 19_092
const REGISTRY_PORT = 18_081

/**
 * Broker, registry, topics, policy and all services in this process; ready when it resolves.
 * Rejects at once when the embedded broker or registry ends meanwhile: what waits for them may
 * still wait in this process.
 */
export const startAll = async (options: StartOptions): Promise<Running> => {
  const undo = new Undo()
  try {
    return await build(options, undo)
  } catch (error) {
    // Why it ends is told, not what that cost on the way.
    await undo.run().catch(() => {})
    throw error
  }
}

const build = async (options: StartOptions, undo: Undo): Promise<Running> => {
  const { dataDir, say, without = [] } = options
  const parsed = parsePolicy(readFileSync(options.policyFile, 'utf8'), options.policyFile)
  const bots = Object.keys(parsed.policy.bots)
  refuseStrangers('--without', without, bots)
  checkVariables(options, bots)
  makeDirectory(dataDir)
  const cluster = await startCluster({
    dataDir: join(dataDir, 'cluster'),
    env: options.env,
    onProgress: say,
    brokerPort: BROKER_PORT,
    registryPort: REGISTRY_PORT,
  })
  undo.add(() => cluster.stop())
  say(`broker ${cluster.brokers.join(',')}, registry ${cluster.registryUrl} (${cluster.kind})`)
  return Promise.race([startServices(options, parsed, cluster, undo), cluster.ended])
}

const startServices = async (
  options: StartOptions,
  parsed: ParsedPolicy,
  cluster: RunningCluster,
  undo: Undo,
): Promise<Running> => {
  const { dataDir, say, without = [] } = options
  const botNames = Object.keys(parsed.policy.bots)
  const env = environment(options, cluster)
  const router = routerConfig(env)
  const platform = await openPlatform(
    { ...router, registryUrl: cluster.registryUrl, bots: botNames },
    `${router.appId}.start`,
    { onWarning: say, onWaiting: error => say(`waiting for the brokers: ${error.message}`) },
  )
  undo.add(() => platform.close())
  if (isPlay(options)) undo.add(() => forget(platform, cluster, options))
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

/**
 * An app of its own beside the one that runs on the data directory: nobody is told of it, and its
 * contacts are nobody's.
 */
const isPlay = ({ clock }: StartOptions): boolean => clock === 'log'

/** What a play leaves is of no use to anybody. */
const forget = async (
  { kafka, topics, appId }: Platform,
  { ended }: RunningCluster,
  { dataDir, say }: StartOptions,
): Promise<void> => {
  rmSync(join(dataDir, 'store', appId), { recursive: true, force: true })
  const deleted = kafka.admin().delete(topics.map(({ name }) => name))
  await Promise.race([deleted, ended]).catch(error =>
    say(`the topics of ${appId} stay: ${errorMessage(error)}`),
  )
}

const crmOf = async (options: StartOptions, env: Env, log: Logger): Promise<RunningCrm | null> =>
  isPlay(options) ? null : startCrmOrLocal(env, options.dataDir, log)

const unansweredText = (bots: readonly string[]): string =>
  `no bot here answers for ${bots.join(', ')}: each message waits for its deadline and then goes to a person; ` +
  `run one with BATON_BOT_URLS, or as a program of its own beside --without ${bots.join(',')} (docs/guides/bot-sdk.md)`

const READY_TIMEOUT_MS = 60_000
const LOOK_MS = 20

const untilReady = async (missing: () => readonly string[]): Promise<void> => {
  const deadline = performance.now() + READY_TIMEOUT_MS
  while (missing().length > 0) {
    if (performance.now() > deadline) throw new Error(`not ready: ${missing().join(', ')}`)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}
