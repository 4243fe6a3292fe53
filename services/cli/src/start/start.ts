import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EVERYWHERE, errorMessage } from '@baton/domain'
import { type RunningCluster, startCluster } from '@baton/embedded'
import { makeDirectory } from '@baton/embedded/make-directory'
import { ingressConfig, startIngress } from '@baton/ingress'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { engineOf, type ParsedPolicy, parsePolicy } from '@baton/rules'
import {
  createLogger,
  dataVersions,
  type Env,
  type Logger,
  logTo,
  processRegistry,
  serveAdmin,
} from '@baton/runtime'
import { isHalted } from '@baton/stream'
import manifest from '../../package.json' with { type: 'json' }
import { removeEndpoints, writeEndpoints } from '../platform/endpoints.ts'
import { formerText, type InForce, policiesInForce } from '../platform/in-force.ts'
import { type AppAddress, openPlatform, type Platform } from '../platform/platform.ts'
import { type Activation, publishPolicies } from '../platform/policies.ts'
import { printable } from '../printable.ts'
import { type BotKind, refuseStrangers, startPolicyBots } from './bots.ts'
import { startCrmOrLocal } from './crm.ts'
import { checkVariables, environment } from './environment.ts'
import { Services } from './services.ts'
import { logFileIn, startLog } from './start-log.ts'
import { Undo } from './undo.ts'
import { untilReady } from './until-ready.ts'

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
  /** Of the start itself, where its services write. */
  readonly log: Logger
  /** Rejects when a service, or the embedded broker or registry, cannot go on. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** The next free ones when these are taken; the cluster says so. */
const BROKER_PORT = 19_092
const REGISTRY_PORT = 18_081

/**
 * Broker, registry, topics, policy and all services in this process; ready when it resolves, but
 * for partitions that wait for a person.
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

/** A start that nothing is wrong with so far. */
interface Begun {
  readonly options: StartOptions
  readonly parsed: ParsedPolicy
  readonly undo: Undo
  readonly log: Logger
}

const build = async (options: StartOptions, undo: Undo): Promise<Running> => {
  const { dataDir, without = [] } = options
  const parsed = parsePolicy(readFileSync(options.policyFile, 'utf8'), options.policyFile)
  const bots = Object.keys(parsed.policy.bots)
  refuseStrangers('--without', without, bots)
  checkVariables(options, bots)
  makeDirectory(dataDir)
  const log = startLog(dataDir)
  const { version } = manifest
  log.info('starting', { version, engine: engineOf(dataVersions()), policy: parsed.hash })
  try {
    return await startOnCluster({ options, parsed, undo, log })
  } catch (error) {
    log.error('not started', { err: error })
    throw error
  }
}

const startOnCluster = async (begun: Begun): Promise<Running> => {
  const { options, undo } = begun
  const { dataDir, say, env } = options
  const cluster = await startCluster({
    dataDir: join(dataDir, 'cluster'),
    env,
    onProgress: say,
    brokerPort: BROKER_PORT,
    registryPort: REGISTRY_PORT,
  })
  undo.add(() => cluster.stop())
  say(`broker ${cluster.brokers.join(',')}, registry ${cluster.registryUrl} (${cluster.kind})`)
  return Promise.race([startServices(begun, cluster), cluster.ended])
}

const startServices = async (begun: Begun, cluster: RunningCluster): Promise<Running> => {
  const { options, parsed, undo, log } = begun
  const { dataDir, say, without = [], bots: kind = 'configured' } = options
  const names = Object.keys(parsed.policy.bots)
  const env = environment(options, cluster)
  const router = routerConfig(env)
  const platform = await openApp(begun, cluster, router)

  const logFile = logFileIn(dataDir)
  const to = logTo(logFile)
  const logOf = (service: string) => createLogger({ level: router.logLevel, service, to })
  const services = new Services(undo)
  await services.add('router ', startRouter(router, { log: logOf('router'), rehearsed: true }))
  await services.add('learner ', startLearner(learnerConfig(env), { log: logOf('learner') }))
  const bots = await services.add('', startPolicyBots(env, { kind, names, without }, logOf('bots')))
  if (bots.unanswered.length > 0) say(unansweredText(bots.unanswered))
  const crm = isPlay(options)
    ? null
    : await services.add('crm ', startCrmOrLocal(env, dataDir, logOf('crm')))
  const ingress = await services.add(
    'ingress ',
    startIngress(ingressConfig(env), {
      log: logOf('ingress'),
      ...(crm && { contextCopy: contactId => crm.context(contactId, '') }),
    }),
  )
  const admin = await serveAdmin({
    ...router.http,
    registries: () => [processRegistry(), ...services.registries()],
    stuck: () => services.stuck(),
    missing: () => services.missing(),
  })
  undo.add(() => admin.close())
  const halted = await untilReady(() => services.missing(), logFile, {
    // A play would wait for its decisions for ever.
    isLeft: missing => !isPlay(options) && isHalted(missing),
  })
  if (halted.length > 0) say(haltedText(halted, logFile))

  const inboxUrl = crm?.inboxUrl ?? null
  const ended = services.endedOr(cluster.ended)
  if (!isPlay(options)) {
    tellEndpoints(dataDir, platform, ingress.url, inboxUrl)
    const remove = () => removeEndpoints(dataDir)
    undo.add(remove)
    // Whoever waits for the end may exit at once.
    ended.catch(remove)
  }
  return {
    platform,
    ingressUrl: ingress.url,
    adminUrl: admin.url,
    inboxUrl,
    log,
    ended,
    stop: () => undo.run(),
  }
}

/** The app's topics, schemas and policies, before any service asks for them. */
const openApp = async (
  { options, parsed, undo, log }: Begun,
  cluster: RunningCluster,
  app: Pick<AppAddress, 'brokers' | 'appId' | 'partitions' | 'clock'>,
): Promise<Platform> => {
  const { say, activations = [] } = options
  const { registryUrl } = cluster
  const platform = await openPlatform(
    { ...app, registryUrl, bots: Object.keys(parsed.policy.bots) },
    `${app.appId}.start`,
    { onWarning: say, onWaiting: error => say(`waiting for the brokers: ${error.message}`) },
  )
  undo.add(() => platform.close())
  if (isPlay(options)) undo.add(() => forget(platform, cluster, options))
  const everywhere = { location: EVERYWHERE, parsed }
  const former = (await policiesInForce(platform)).get(EVERYWHERE)
  await publishPolicies(platform, [everywhere, ...activations], 'start', Date.now())
  if (former && former.hash !== parsed.hash) {
    say(replacedText(parsed, former))
    log.warn('the policy of another activation is replaced', { policy: former.hash })
  }
  const { text } = platform.passedOver
  if (text) say(printable(text))
  return platform
}

/** Tells the commands on this data directory where everything is. */
const tellEndpoints = (
  dataDir: string,
  { brokers, registryUrl, appId, partitions, clock, bots }: Platform,
  ingressUrl: string,
  inboxUrl: string | null,
): void => {
  const app = { brokers, registryUrl, appId, partitions, clock, bots }
  writeEndpoints(dataDir, { ...app, ingressUrl, inboxUrl })
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

const haltedText = (halted: readonly string[], logFile: string): string =>
  `goes on without ${halted.join(', ')}, which waits for a person: why is in ${logFile}, what to do in docs/operations.md`

const replacedText = ({ policy, hash }: ParsedPolicy, former: InForce): string =>
  `policy ${policy.name}, ${hash}, holds everywhere again, in place of ${formerText(former)}; ` +
  'to keep that one, start with --policy and its file, or `npx baton policy activate` it once more'

const unansweredText = (bots: readonly string[]): string =>
  `no bot here answers for ${bots.join(', ')}: each message waits for its deadline and then goes to a person; ` +
  `run one with BATON_BOT_URLS, or as a program of its own beside --without ${bots.join(',')} (docs/guides/bot-sdk.md)`
