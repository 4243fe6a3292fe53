import { readFileSync } from 'node:fs'
import { referenceBots } from '@baton/bots'
import { type ContactEvent, type Decision, partitionOf } from '@baton/domain'
import { parsePolicy } from '@baton/rules'
import { converse, type Talk, tablesOf } from '@baton/testkit/talk'
import type { TestApp } from '../fault/app.ts'

type Body = ContactEvent['event']

const ANSWER_TIMEOUT_MS = 30_000

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

/** The shipped policy, under which these talks are held. */
export const { policy } = parsePolicy(read('deploy/policies/real-estate.yaml'), 'real-estate.yaml')
const noise = read('test/data/intent.jsonl')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line).text as string)

/**
 * Generated conversations with the reference bots in memory, one for each seed from the first on.
 */
export const talksInMemory = (firstSeed: number, count: number): Promise<Talk[]> => {
  const tables = tablesOf(policy)
  return Promise.all(
    Array.from({ length: count }, (_, i) =>
      converse({ seed: firstSeed + i, bots: referenceBots, tables, noise, brisk: true }),
    ),
  )
}

interface Told {
  readonly event: Body
  readonly at: number
  /** Replies the contact has got when this event and all it causes is decided. */
  readonly replies: number
}

/** What the contact, or time, does in a talk; the bots' part is left to the bots. */
const toldIn = (talk: Talk): Told[] => {
  const told: Told[] = []
  let replies = 0
  for (const { event, at } of talk.log) {
    if (event['baton.BotReplied']) told[told.length - 1] = { ...told.at(-1)!, replies: ++replies }
    else told.push({ event, at, replies })
  }
  return told
}

/** The routed messages whose reply is decided, by contact: a reply that came twice counts once. */
class Answered {
  readonly #app: TestApp
  readonly #about = new Map<string, Set<string>>()
  readonly #sources: { stop(): Promise<void> }[] = []
  readonly #loops: Promise<void>[] = []
  #changed = Promise.withResolvers<void>()
  #stopped = false

  constructor(app: TestApp) {
    this.#app = app
    for (let p = 0; p < app.platform.partitions; p++) this.#loops.push(this.#follow(p))
  }

  async atLeast(contactId: string, replies: number): Promise<void> {
    const deadline = performance.now() + ANSWER_TIMEOUT_MS
    while ((this.#about.get(contactId)?.size ?? 0) < replies) {
      const left = deadline - performance.now()
      if (left <= 0) throw new Error(`${contactId}: not answered within ${ANSWER_TIMEOUT_MS} ms`)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>(resolve => {
        timer = setTimeout(resolve, left)
      })
      await Promise.race([this.#changed.promise, late])
      clearTimeout(timer)
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#sources.map(source => source.stop()))
    await Promise.all(this.#loops)
  }

  async #follow(partition: number): Promise<void> {
    const { kafka, codecs, topic } = this.#app.platform
    const source = kafka.log.source(topic('handoff.decisions.v1'), partition, 0)
    this.#sources.push(source)
    const codec = codecs.of('handoff.decisions.v1')
    while (!this.#stopped) {
      const batch = await source.next()
      if (!batch) continue
      for (const { value } of batch.records) if (value) this.#see(codec.decode(value))
      const { resolve } = this.#changed
      this.#changed = Promise.withResolvers()
      resolve()
    }
  }

  #see({ event, slot, about, contactId }: Decision): void {
    if (event !== 'BotReplied' || slot !== 0 || about === '') return
    const seen = this.#about.get(contactId) ?? new Set()
    this.#about.set(contactId, seen.add(about))
  }
}

/**
 * Lets contacts say on a real broker what they said in memory, each waiting for the answers before
 * going on, all of them at the same time. The app runs under `clock: log`, so time is that of the
 * talks; they have to be brisk, since one contact's time makes the timers of others due.
 */
export const sayAgain = async (
  app: TestApp,
  talks: readonly Talk[],
  onTold: () => void = () => {},
): Promise<void> => {
  const answered = new Answered(app)
  const { platform, appender } = app
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  const tell = async (contactId: string, { event, at, replies }: Told) => {
    const key = Buffer.from(contactId)
    const partition = partitionOf(key, platform.partitions)
    const whole = { eventId: '', locationId: '', source: 'talk', sentAt: 0, event }
    const records = [{ key, value: codec.encode(whole), timestamp: at }]
    await appender.append([{ topic, partition, records }])
    await answered.atLeast(contactId, replies)
    onTold()
  }
  try {
    await Promise.all(
      talks.map(async talk => {
        for (const told of toldIn(talk)) await tell(talk.contactId, told)
      }),
    )
  } finally {
    await answered.stop()
  }
}

/** A text as a contact reads it. */
export interface Read {
  readonly at: number
  readonly bot: string
  readonly text: string
}

/** All that left for each contact, in order. */
export const readTexts = async ({ platform }: TestApp): Promise<Map<string, Read[]>> => {
  const codec = platform.codecs.of('outbound.messages.v1')
  const texts = new Map<string, Read[]>()
  for (let partition = 0; partition < platform.partitions; partition++) {
    await platform.kafka.log.readToEnd({
      topic: platform.topic('outbound.messages.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { key, value } of records) {
          const message = value && codec.decode(value)
          for (const action of message?.actions ?? []) {
            const sent = action['baton.SendText']
            if (!message || !sent) continue
            const said = sent.kind === 'reply' || sent.kind === 'initiated'
            const read = { at: message.at, bot: said ? message.bot : '', text: sent.text }
            const contactId = String(key)
            texts.set(contactId, [...(texts.get(contactId) ?? []), read])
          }
        }
      },
    })
  }
  return texts
}
