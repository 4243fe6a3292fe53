import type { ContactEvent, RoutedMessage } from '@baton/domain'
import { partitionOf } from '@baton/domain'
import { APP_ID, BOTS, CODECS, FOREIGN_ID, POLICIES, TOPICS } from './app.ts'
import { EPOCH_MS } from './machine.ts'
import type { World } from './world.ts'

type Body = ContactEvent['event']

const TEXTS = [
  'looking for a 3 bed under 650k, want to move in 3 months',
  "actually I'm thinking about selling my house first",
  'hello',
  'we want to buy, around 500k, and sell our condo',
  'I want to sell my house',
  'can you call me tomorrow',
]
const RARE_TEXTS = ['I want to talk to a real person please', 'STOP', 'START']
const FACT = { side: 'buying', name: 'beds', value: '3', confidence: 9_000 }

/**
 * What contacts, bots, people and the learner append: at once and without loss, they are not on
 * trial here.
 */
export class Load {
  readonly #world: World
  readonly #texts: readonly string[]
  readonly #answered = new Map<string, number>()
  #messages = 0
  #versions = 0

  constructor(world: World, texts: readonly string[] = TEXTS) {
    this.#world = world
    this.#texts = texts
  }

  /** Policies are there before any router is. */
  begin(): void {
    for (const { hash, canonical, policy } of POLICIES) {
      const document = { hash, name: policy.name, document: canonical }
      this.#append(TOPICS.policies, 0, hash, policyValue({ 'baton.PolicyDocument': document }))
    }
    this.#activate(POLICIES[0]!.hash)
  }

  /** One thing that happens to one contact. */
  event(): void {
    const { chance, weather, coverage } = this.#world
    const contactId = `contact-${chance.whole(1, weather.contacts)}`
    if (chance.is(weather.poison)) {
      this.#poison(contactId)
      coverage.hit('input: poison')
      return
    }
    const value = CODECS.of('contact.events.v1').encode(this.#eventOf(this.#body()))
    if (chance.is(weather.foreign)) value.writeInt32BE(FOREIGN_ID, 1)
    const times = chance.is(weather.doubled) ? 2 : 1
    if (times === 2) coverage.hit('input: doubled')
    for (let i = 0; i < times; i++) this.#toContact(contactId, value)
  }

  /** Bots answer what was routed to them, sometimes late, twice, or not at all. */
  replies(): void {
    const { chance, weather, broker, timeline } = this.#world
    for (const bot of BOTS) {
      for (let partition = 0; partition < weather.partitions; partition++) {
        const topic = TOPICS.routing(bot)
        const name = `${topic}/${partition}`
        const log = broker.partition(topic, partition)
        const batch = log.read(this.#answered.get(name) ?? 0, Number.POSITIVE_INFINITY)
        this.#answered.set(name, batch.nextOffset)
        for (const { value } of batch.records) {
          if (!value || chance.is(0.3)) continue
          const routed = CODECS.of('routing.v1').decode(value)
          const reply = CODECS.of('contact.events.v1').encode(this.#eventOf(this.#replyTo(routed)))
          const times = chance.is(weather.doubled) ? 2 : 1
          for (let i = 0; i < times; i++) {
            timeline.after(chance.skewed(1, 20_000), 'bot replies', () =>
              this.#toContact(routed.contactId, reply),
            )
          }
        }
      }
    }
  }

  /** A table changes: the learner writes in transactions, some of which never commit. */
  table(): void {
    const { chance } = this.#world
    const kind = chance.pick(['policy', 'threshold', 'threshold', 'health'])
    if (kind === 'policy') return this.#activate(chance.pick(POLICIES).hash)
    if (kind === 'threshold') return this.#threshold()
    this.#health()
  }

  #eventOf(event: Body): ContactEvent {
    const { chance } = this.#world
    return {
      eventId: '',
      locationId: chance.is(0.8) ? 'home' : '',
      source: 'sim',
      sentAt: this.#now(),
      event,
    }
  }

  #body(): Body {
    const { chance } = this.#world
    const draw = chance.whole(1, 100)
    if (draw <= 78) return this.#message()
    if (draw <= 84) return { 'baton.FactsLearned': { facts: [FACT], by: 'crm' } }
    if (draw <= 88) {
      const target = chance.pick(['buyer', 'seller', 'human', 'nobody'])
      return { 'baton.HandoffRequested': { target, reason: 'asked', by: 'operator:kim' } }
    }
    if (draw <= 92) {
      return { 'baton.OwnerAssigned': { owner: chance.pick(BOTS), by: 'operator:kim', note: '' } }
    }
    if (draw <= 94) return { 'baton.TimerDue': { dueAt: this.#now() - chance.whole(0, 100_000) } }
    if (draw <= 96) return { 'baton.DndChanged': { optedOut: chance.is(0.5), by: 'crm' } }
    if (draw <= 98) {
      return { 'baton.AutomationSwitched': { on: chance.is(0.7), by: 'operator:kim', reason: '' } }
    }
    return { 'baton.ContactErased': { by: 'operator:kim', reason: 'asked' } }
  }

  #message(): Body {
    const { chance } = this.#world
    // Ids come again, as webhooks do.
    const id = chance.is(0.1) ? chance.whole(0, this.#messages) : ++this.#messages
    const scored = chance.is(0.3)
    return {
      'baton.MessageReceived': {
        messageId: `m-${id}`,
        text: chance.is(0.12) ? chance.pick(RARE_TEXTS) : chance.pick(this.#texts),
        channel: 'sms',
        conversationId: '',
        intents: scored
          ? [{ intent: chance.pick(['buyer', 'seller']), score: chance.whole(0, 10_000) }]
          : [],
        facts: chance.is(0.2) ? [FACT] : [],
      },
    }
  }

  #replyTo({ decisionId, term, bot, at }: RoutedMessage): Body {
    const { chance } = this.#world
    return {
      'baton.BotReplied': {
        decisionId,
        term: chance.is(0.9) ? term : term - 1,
        bot,
        texts: ['What is your budget?'],
        asks: chance.is(0.4) ? [{ side: 'buying', name: 'beds' }] : [],
        facts: chance.is(0.3) ? [FACT] : [],
        request: chance.is(0.15)
          ? { target: chance.pick(['buyer', 'seller', 'human']), reason: '', confidence: 9_000 }
          : null,
        report: chance.is(0.1)
          ? { result: chance.pick(['qualified', 'failed'] as const), reason: '' }
          : null,
        wakeAt: chance.is(0.1) ? this.#now() + chance.whole(0, 86_400_000) : null,
        routedAt: at,
        eventAt: at,
      },
    }
  }

  #poison(contactId: string): void {
    const { chance, weather } = this.#world
    const good = CODECS.of('contact.events.v1').encode(this.#eventOf(this.#message()))
    const partition = chance.whole(0, weather.partitions - 1)
    const key = this.#keyIn(partition, contactId)
    const kinds: (readonly [Buffer | null, Buffer | null])[] = [
      [key, null],
      [null, good],
      [Buffer.from([0xff, 0xfe]), good],
      [Buffer.from('__progress'), good],
      [key, good.subarray(0, good.length - 3)],
      [key, Buffer.from([0, 0, 0, 99, 99, 1])],
      [key, Buffer.from('text')],
      [Buffer.from(`stranger-${chance.whole(0, 50)}`), good],
    ]
    const [badKey, value] = chance.pick(kinds)
    const records = [{ key: badKey, value, timestamp: this.#now() }]
    this.#world.broker.append({ topic: TOPICS.events, partition, records })
  }

  #keyIn(partition: number, contactId: string): Buffer {
    const { partitions } = this.#world.weather
    for (let i = 0; ; i++) {
      const key = Buffer.from(i === 0 ? contactId : `${contactId}-${i}`)
      if (partitionOf(key, partitions) === partition) return key
    }
  }

  #toContact(contactId: string, value: Buffer): void {
    const partition = partitionOf(Buffer.from(contactId), this.#world.weather.partitions)
    this.#append(TOPICS.events, partition, contactId, value)
  }

  #activate(hash: string): void {
    const location = this.#versions++ > 0 && this.#world.chance.is(0.4) ? 'home' : '*'
    const activation = { location, hash, by: 'sim', at: this.#now() }
    const value = policyValue({ 'baton.PolicyActivation': activation })
    this.#append(TOPICS.policies, 0, `active/${location}`, value)
  }

  #threshold(): void {
    const { chance, coverage } = this.#world
    const [from, to] = chance.pick([
      ['lead', 'buyer'],
      ['lead', 'seller'],
    ] as const)
    const key = `${from}>${to}`
    if (chance.is(0.15)) {
      coverage.hit('tables: taken back')
      this.#transact(TOPICS.thresholds, key, null, true)
      return
    }
    const value = CODECS.of('handoff.thresholds.v1').encode({
      from,
      to,
      value: chance.whole(5_000, 9_000),
      version: ++this.#versions,
      status: chance.pick(['active', 'active', 'shadow', 'rolled_back'] as const),
      policy: 'anchored',
      samples: 40,
      successRate: 5_000,
      needed: 6_000,
      day: 1,
      explanation: '',
      evidence: 1,
    })
    this.#transact(TOPICS.thresholds, key, value, chance.is(0.7))
  }

  #health(): void {
    const { chance } = this.#world
    const bot = chance.pick(BOTS)
    const value = CODECS.of('bot.health.v1').encode({
      bot,
      status: chance.pick(['ok', 'degraded', 'probing'] as const),
      reason: '',
      p50Ms: 0,
      p95Ms: chance.whole(0, 9_000),
      p99Ms: 0,
      slaP50Ms: 0,
      slaP95Ms: 0,
      slaP99Ms: 0,
      errors: chance.whole(0, 3_000),
      samples: 100,
      minute: 0,
      version: ++this.#versions,
    })
    this.#transact(TOPICS.health, bot, value, chance.is(0.7))
  }

  /** As the learner writes; what it aborts was never published. */
  #transact(topic: string, key: string, value: Buffer | null, commits: boolean): void {
    const { broker, coverage, timeline, chance } = this.#world
    const id = `${APP_ID}.learner.0`
    const epoch = broker.initProducer(id)
    const record = { key: Buffer.from(key), value, timestamp: this.#now() }
    broker.produce(id, epoch, { topic, partition: 0, records: [record] })
    if (!commits) coverage.hit('tables: aborted value')
    timeline.after(chance.whole(0, 2_000), 'learner ends', () => {
      try {
        broker.end(id, epoch, commits ? 'committed' : 'aborted')
      } catch {
        // it has begun another since
      }
    })
  }

  #append(topic: string, partition: number, key: string, value: Buffer): void {
    const records = [{ key: Buffer.from(key), value, timestamp: this.#now() }]
    this.#world.broker.append({ topic, partition, records })
  }

  #now(): number {
    return EPOCH_MS + this.#world.timeline.now
  }
}

const policyValue = (
  entry: Parameters<ReturnType<typeof CODECS.of<'handoff.policies.v1'>>['encode']>[0]['entry'],
): Buffer => CODECS.of('handoff.policies.v1').encode({ entry })
