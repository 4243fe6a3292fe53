import type { Codecs } from '@baton/codec'
import {
  blankReply,
  type ContactEvent,
  type ContactState,
  partitionOf,
  textMessage,
} from '@baton/domain'
import type { Batch, InputRecord } from '@baton/stream'
import { RouterProcessor } from './decide/processor.ts'
import { DecisionTally } from './decide/tally.ts'
import type { TableFeed } from './tables/feed.ts'
import type { RouterTopics } from './topics.ts'

/**
 * What people write to a brokerage, short and long, so that most of the rules and of the reading is
 * gone through.
 */
const TEXTS = [
  'hey got this number from a sign on Burnet rd',
  'my wife and I want to buy a house in Austin before summer',
  '78745 or 78704, 3 beds and 2 baths if possible',
  'max is 525, maybe 550k for the right one',
  'preapproved yea, conventional with 10% down',
  "so actually, we're thinking about selling our place in Pflugerville too. what could we get for it?",
  '3/2, built 2009, around 1700 sq ft, needs a new roof',
  'we owe 190 on it and would like to close by March 15',
  'ok cool thanks',
  'hola, quiero vender mi casa y comprar otra más grande, ¿me puede ayudar?',
  "no wait, make that 4 bedrooms. we're not selling anymore",
  'can I talk to a real person please? my email is sam@example.com',
]
const CONTACTS = 97
const STEP_MS = 20_000
/** Between two looks at whether the partitions are there, ms. */
const SLICE_MS = 5
/** By then most of what a message takes is compiled; it is the work of about a second. */
const EVENTS_MAX = 8_000

export interface RehearsalOptions {
  readonly appId: string
  readonly partitions: number
  readonly topics: RouterTopics
  readonly codecs: Codecs
  readonly feed: TableFeed
  readonly signal: AbortSignal
}

/** States lie encoded between their events, as in the store. */
class Stage implements Batch<ContactState> {
  readonly #states = new Map<string, Buffer>()
  readonly #processor: RouterProcessor

  constructor(processor: RouterProcessor) {
    this.#processor = processor
  }

  get(key: string): ContactState | undefined {
    const value = this.#states.get(key)
    return value && this.#processor.states.decode(key, value)
  }

  put(key: string, state: ContactState | null): void {
    if (state) this.#states.set(key, this.#processor.states.encode(key, state))
    else this.#states.delete(key)
  }

  emit(): void {}
}

/**
 * Decides made-up messages in memory, by the tables in force, while the group gives out its
 * partitions: what runs often is compiled by then, and the first real messages do not take ten
 * times as long as later ones. Nothing is read or written, nothing waits for it. Resolves with the
 * number of events once `until` has settled, or after `most` of them.
 */
export const rehearse = async (
  options: RehearsalOptions,
  until: Promise<unknown>,
  most = EVENTS_MAX,
): Promise<number> => {
  if (!options.feed.content()) return 0
  let over = false
  const end = () => {
    over = true
  }
  until.then(end, end)
  const tally = new DecisionTally(() => {})
  const processor = new RouterProcessor({ ...options, partition: 0, tally })
  const stage = new Stage(processor)
  const talk = talkOf(options, stage)
  const from = { topic: options.topics.events, partition: 0 }
  processor.begin(stage, { [from.topic]: 0 }, Buffer.alloc(0))
  let events = 0
  while (!over && events < most && !options.signal.aborted) {
    const slice = performance.now() + SLICE_MS
    for (; events < most && performance.now() < slice; events++) {
      const record = talk(events)
      processor.lookAhead([{ record, from }], stage)
      processor.process(record, from, stage)
    }
    await new Promise(resolve => setImmediate(resolve))
  }
  return events
}

/** Contacts take turns; each message of one is followed by a bot's reply to it. */
const talkOf = ({ codecs, partitions }: RehearsalOptions, stage: Stage) => {
  const codec = codecs.of('contact.events.v1')
  const contacts = contactsOf(partitions)
  const begun = Date.UTC(2026, 0, 5, 16)
  return (i: number): InputRecord => {
    const turn = i >> 1
    const contact = contacts[turn % CONTACTS]!
    const state = i % 2 === 1 ? stage.get(contact) : undefined
    const text = TEXTS[(Math.floor(turn / CONTACTS) + (turn % CONTACTS)) % TEXTS.length]!
    const event = state?.pending.length ? replyTo(state) : said(`m${i}`, text)
    const value = codec.encode(event)
    const key = Buffer.from(contact)
    return { offset: i, timestamp: begun + turn * STEP_MS, key, value, headers: undefined }
  }
}

const contactsOf = (partitions: number): string[] => {
  const found: string[] = []
  for (let i = 0; found.length < CONTACTS; i++) {
    const contact = `rehearsal-${i}`
    if (partitionOf(Buffer.from(contact), partitions) === 0) found.push(contact)
  }
  return found
}

const eventWith = (event: ContactEvent['event']): ContactEvent => ({
  eventId: '',
  locationId: '',
  source: 'rehearsal',
  sentAt: 0,
  event,
})

const said = (messageId: string, text: string): ContactEvent =>
  eventWith({ 'baton.MessageReceived': textMessage(messageId, text) })

const replyTo = ({ pending, term, owner }: ContactState): ContactEvent =>
  eventWith({
    'baton.BotReplied': {
      ...blankReply({ decisionId: pending.at(-1)?.decisionId ?? '', term, bot: owner }),
      texts: ['Thank you! When would you like to move?'],
    },
  })
