/**
 * Good webhooks at a fixed rate (open loop: one that is late counts from when it was due) beside an
 * attack: how long until they are answered, which is after the broker has them. Ingress, router,
 * broker and attacker are processes of their own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform, publishPolicies } from '@baton/cli'
import { startCluster } from '@baton/embedded'
import { parsePolicy } from '@baton/rules'
import { SigningKeys, WebhookSender } from '@baton/testkit/highlevel'
import { paced } from './harness/pace.ts'

const PARTITIONS = 4
const CONTACTS = 500
const PORT = 18_080
const ADMIN_PORT = 18_090
const APP = 'webhooks'
const ROOT = join(import.meta.dirname, '../..')
const POLICY = join(ROOT, 'deploy/policies/real-estate.yaml')
const START_MAX_MS = 30_000

export interface WebhookBenchOptions {
  readonly perSecond: number
  readonly attackPerSecond: number
  readonly seconds: number
}

export interface WebhookFigures extends WebhookBenchOptions {
  readonly answered: number
  readonly notAnswered2xx: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /**
   * CPU of the ingress process for one request, good or hostile, µs: neighbours disturb it less
   * than the times above.
   */
  readonly ingressCpuUs: number
  /** Of hostile requests by status; 0: closed without an answer. */
  readonly attack: Readonly<Record<string, number>>
}

const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [join(ROOT, script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const ended = async (child: ChildProcess): Promise<string> => {
  let output = ''
  child.stdout?.on('data', data => {
    output += data
  })
  await once(child, 'exit')
  return output
}

const listening = async (url: string): Promise<void> => {
  const deadline = performance.now() + START_MAX_MS
  while (!(await fetch(url).catch(() => undefined))) {
    if (performance.now() > deadline) throw new Error(`${url} does not answer`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const ingressCpuSeconds = async (): Promise<number> => {
  const answer = await fetch(`http://127.0.0.1:${ADMIN_PORT}/metrics`)
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(await answer.text())?.[1])
}

const webhook = (n: number) => ({
  type: 'InboundMessage',
  locationId: 'loc-1',
  contactId: `c-${(n * 7919) % CONTACTS}`,
  messageId: `m-${n}`,
  webhookId: `w-${n}`,
  body: 'looking for a 3 bed under 650k',
  timestamp: new Date().toISOString(),
})

interface Load {
  readonly perSecond: number
  readonly seconds: number
  /** Number of the first webhook; none comes twice. */
  readonly first: number
}

const sendAll = async (sender: WebhookSender, { perSecond, seconds, first }: Load) => {
  const took: number[] = []
  let bad = 0
  const sends: Promise<void>[] = []
  const numbers = Array.from({ length: perSecond * seconds }, (_, n) => first + n)
  for await (const { item: number, from } of paced(numbers, perSecond)) {
    sends.push(
      sender.deliver(webhook(number)).then(({ fate }) => {
        took.push(performance.now() - from)
        if (fate !== 'delivered') bad += 1
      }),
    )
  }
  await Promise.all(sends)
  return { took: took.sort((a, b) => a - b), bad }
}

const percentile = (sorted: readonly number[], q: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0).toFixed(1))

const WARM_UP_SECONDS = 5

export const benchWebhooks = async (options: WebhookBenchOptions): Promise<WebhookFigures> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-webhooks-'))
  const cluster = await startCluster({
    dataDir: join(dir, 'cluster'),
    env: process.env,
    onProgress: line => process.stderr.write(`${line}\n`),
  })
  const parsed = parsePolicy(readFileSync(POLICY, 'utf8'), POLICY)
  const bots = Object.keys(parsed.policy.bots)
  const address = { ...cluster, appId: APP, partitions: PARTITIONS, clock: 'broker' as const, bots }
  const platform = await openPlatform(address, 'bench')
  await publishPolicies(platform, [{ location: '*', parsed }], 'bench', Date.now())
  const keys = new SigningKeys()
  const env = {
    BATON_BROKERS: cluster.brokers.join(','),
    BATON_REGISTRY_URL: cluster.registryUrl,
    BATON_APP_ID: APP,
    BATON_PARTITIONS: String(PARTITIONS),
    BATON_DATA_DIR: dir,
    BATON_HTTP_PORT: '0',
    BATON_LOG_LEVEL: 'warn',
    BATON_INGRESS_PORT: String(PORT),
    BATON_HIGHLEVEL_KEYS: keys.ed25519PublicKey,
  }
  const services = [
    run('services/ingress/src/main.ts', [], { ...env, BATON_HTTP_PORT: String(ADMIN_PORT) }),
    run('services/router/src/main.ts', [], env),
  ]
  try {
    const url = `http://127.0.0.1:${PORT}/webhooks/highlevel`
    await listening(url)
    const sender = new WebhookSender({ urls: [url], keys, repeats: 0 })
    const { perSecond, attackPerSecond, seconds } = options
    await sendAll(sender, { perSecond, seconds: WARM_UP_SECONDS, first: 0 })
    const first = perSecond * WARM_UP_SECONDS
    const cpuBefore = await ingressCpuSeconds()
    const attacker = run('test/bench/attacker.ts', [url, `${attackPerSecond}`, `${seconds}`])
    const [attack, { took, bad }] = await Promise.all([
      ended(attacker),
      sendAll(sender, { perSecond, seconds, first }),
    ])
    const requests = (perSecond + attackPerSecond) * seconds
    const cpuUs = ((await ingressCpuSeconds()) - cpuBefore) * 1e6
    return {
      ...options,
      answered: took.length,
      notAnswered2xx: bad,
      p50Ms: percentile(took, 0.5),
      p95Ms: percentile(took, 0.95),
      p99Ms: percentile(took, 0.99),
      maxMs: percentile(took, 1),
      ingressCpuUs: Math.round(cpuUs / requests),
      attack: JSON.parse(attack),
    }
  } finally {
    const gone = services.map(child => once(child, 'exit'))
    for (const child of services) child.kill('SIGTERM')
    await Promise.all(gone)
    await platform.close()
    await cluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
