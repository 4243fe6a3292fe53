import { localCodecs } from '@baton/codec'
import type { CrmReceipt, OutboundMessage } from '@baton/domain'
import { createLogger, Secret } from '@baton/runtime'
import { type Clock, systemClock } from '@baton/stream'
import { FakeLog } from '@baton/testkit/fake-log'
import { LocalHighLevel } from '@baton/testkit/highlevel'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import { requester } from '../highlevel/request.ts'
import { LocationLimiter } from '../limit/limiter.ts'
import { crmMetrics } from '../metrics.ts'
import type { BacklogBounds } from '../work/backlog.ts'
import { Location } from '../work/location.ts'
import { CrmTask } from '../work/task.ts'

export const TOPICS = { outbound: 'out', receipts: 'receipts', deadLetters: 'dlq' }
const PACE = {
  settleMs: 5,
  retry: { firstMs: 2, mostMs: 10 },
  attemptsMax: 1_000,
  unclearMaxMs: { message: 60_000, other: 60_000 },
  trouble: { firstMs: 5, mostMs: 20 },
  barredAlone: { firstMs: 5, mostMs: 20 },
  barredMaxMs: 60_000,
}
const TOKENS = { 'token-good': 'good', 'token-bad': 'bad' }
const codecs = localCodecs()
export const outbound = codecs.of('outbound.messages.v1')

export interface RigOptions {
  readonly bounds?: BacklogBounds
  readonly clock?: Clock
  /** Of one read of the log. */
  readonly fetchMaxRecords?: number
}

export interface Accounts {
  /** Locations that have a token. */
  readonly ids?: readonly string[]
  /** Of contacts that came without a location. */
  readonly unlocated?: string
  readonly passOver?: ReadonlyMap<string, number>
}

/** Tasks of one partition on a log in memory, against the local HighLevel over loopback. */
export const taskRig = async ({
  bounds = { locationMax: 100, totalMax: 1_000 },
  clock = systemClock,
  ...fetching
}: RigOptions = {}) => {
  const log = new FakeLog(fetching)
  const logged: string[] = []
  const to = { write: (line: string) => void logged.push(line) }
  const logger = createLogger({ level: 'debug', service: 'crm', to })
  const registry = new Registry()
  const local = await LocalHighLevel.start({
    tokens: TOKENS,
    createMissing: true,
    limits: { max: 10_000 },
  })
  onTestFinished(() => local.stop())
  const parts = { clock, pace: PACE, random: () => 0.5, metrics: crmMetrics(registry) }
  const locationWith = (locationId: string) => {
    const token = new Secret(`token-${locationId}`)
    const send = requester({ url: local.url, token, timeoutMs: 500 })
    const limiter = new LocationLimiter({ clock, inFlightMax: 8, dailyReserve: 0 })
    return new Location({ ...parts, locationId, send, limiter, log: logger })
  }
  const start = ({
    ids = ['good', 'bad'],
    unlocated = '',
    passOver = new Map(),
  }: Accounts = {}) => {
    const locations = new Map(ids.map(id => [id, locationWith(id)]))
    const task = new CrmTask({
      partition: 0,
      transactionalId: 'crm-0',
      topics: TOPICS,
      codecs,
      log,
      locationOf: id => locations.get(id === '' ? unlocated : id),
      passOver,
      bounds,
      parts,
      logger,
    })
    const ended = task.run()
    const stop = async () => {
      task.stop()
      await ended
    }
    onTestFinished(stop)
    return { task, ended, stop }
  }
  const put = async (...messages: readonly OutboundMessage[]) => {
    const records = messages.map(message => ({
      key: Buffer.from(message.contactId),
      value: outbound.encode(message),
      timestamp: 0,
    }))
    await log.append([{ topic: TOPICS.outbound, partition: 0, records }])
  }
  const say = (locationId: string, from: number, to: number) =>
    put(...Array.from({ length: to - from }, (_, i) => messageOf(locationId, from + i)))
  const textsTo = (contactId: string) =>
    local.account.contacts.get(contactId)?.messages.map(one => one.body) ?? []
  const receipts = (): CrmReceipt[] =>
    log
      .committed(TOPICS.receipts, 0)
      .flatMap(({ value }) => (value ? codecs.of('crm.receipts.v1').decode(value) : []))
  return {
    log,
    local,
    start,
    put,
    say,
    textsTo,
    textsOf: (locationId: string) => textsTo(`${locationId}-contact`),
    receipts,
    ended: () => receipts().filter(one => one.action >= 0 && one.status !== 'begun'),
    letters: () => log.committed(TOPICS.deadLetters, 0),
    logged: () => logged.join(''),
    told: async () => `${logged.join('')}${await registry.metrics()}`,
  }
}

export const messageOf = (locationId: string, i: number): OutboundMessage => ({
  decisionId: `${locationId}-${i}`,
  contactId: `${locationId}-contact`,
  locationId,
  bot: 'lead',
  at: 0,
  actions: [{ 'baton.SendText': { text: `text ${i}`, kind: 'reply', channel: 'sms' } }],
})

export const texts = (n: number) => Array.from({ length: n }, (_, i) => `text ${i}`)

export const until = async (what: string, done: () => boolean): Promise<void> => {
  const deadline = performance.now() + 10_000
  while (!done()) {
    if (performance.now() > deadline) throw new Error(`not in time: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
