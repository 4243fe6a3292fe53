import { type ContactEvent, type Decision, isBot, partitionOf, textMessage } from '@baton/domain'
import type { Appender } from '@baton/kafka'
import { type Conversation, nextDue } from '@baton/rules'
import type { Platform } from '../platform/platform.ts'
import { States } from './states.ts'

/** What the real router decided on one turn; as `baton simulate` says it. */
export interface PlayedTurn {
  readonly conversation: string
  readonly turn: number
  readonly at: string
  readonly owner: string
  readonly handoff: string | null
  readonly verdict: string
  readonly refused: string | null
  readonly decisionId: string
  /** How many slot-0 decisions its record got; exactly one, or something is wrong. */
  readonly decisions: number
}

interface Turn {
  readonly conversation: Conversation
  readonly index: number
  readonly at: number
}

interface Sent extends Turn {
  readonly place: string
}

/**
 * Location of a conversation with a policy of its own; the others share the policy that holds
 * everywhere.
 */
export const playLocation = ({ id, policy }: Conversation): string => (policy ? `play-${id}` : '')

const contactOf = ({ contactId, id }: Conversation) => contactId ?? id

/**
 * All turns of all conversations in the order of their time: under `clock: log` time only goes
 * forward.
 */
const inOrderOfTime = (conversations: readonly Conversation[]): Turn[] =>
  conversations
    .flatMap(conversation =>
      conversation.turns.flatMap((turn, index) =>
        turn.from === 'contact' ? [{ conversation, index, at: Date.parse(turn.at) }] : [],
      ),
    )
    .sort((a, b) => a.at - b.at)

/**
 * Plays conversations through a running app under `clock: log`, turn by turn, each settled before
 * the next.
 */
export class Player {
  readonly #platform: Platform
  readonly #appender: Appender
  readonly #states: States
  readonly #onTurn: (done: number, of: number) => void

  private constructor(
    platform: Platform,
    states: States,
    onTurn: (done: number, of: number) => void,
  ) {
    this.#platform = platform
    this.#appender = platform.kafka.appender()
    this.#states = states
    this.#onTurn = onTurn
  }

  static async play(
    platform: Platform,
    conversations: readonly Conversation[],
    onTurn: (done: number, of: number) => void = () => {},
  ): Promise<PlayedTurn[]> {
    const player = new Player(platform, await States.follow(platform), onTurn)
    try {
      return await player.#play(conversations)
    } finally {
      await player.#states.stop()
      await player.#appender.close()
    }
  }

  async #play(conversations: readonly Conversation[]): Promise<PlayedTurn[]> {
    const turns = inOrderOfTime(conversations)
    const sent: Sent[] = []
    for (const turn of turns) {
      await this.#advance(turn)
      sent.push({ ...turn, place: await this.#say(turn) })
      this.#onTurn(sent.length, turns.length)
    }
    const decided = await this.#decisions()
    return sent
      .map(one => played(one, decided.get(one.place) ?? []))
      .sort((a, b) =>
        a.conversation < b.conversation
          ? -1
          : a.conversation > b.conversation
            ? 1
            : a.turn - b.turn,
      )
  }

  /** Lets what is due for the contact before the turn take effect at its own time. */
  async #advance({ conversation, at }: Turn): Promise<void> {
    const contactId = contactOf(conversation)
    for (;;) {
      const state = this.#states.of(contactId)
      const dueAt = state && nextDue(state)
      if (dueAt === undefined || dueAt > at) return
      await this.#append(contactId, '', '', { 'baton.TimerDue': { dueAt } }, dueAt)
    }
  }

  #say({ conversation, index, at }: Turn): Promise<string> {
    const messageId = `${conversation.id}/${index}`
    const text = conversation.turns[index]?.text ?? ''
    const message = { ...textMessage(messageId, text), conversationId: conversation.id }
    const location = playLocation(conversation)
    const event = { 'baton.MessageReceived': message }
    return this.#append(contactOf(conversation), messageId, location, event, at)
  }

  async #append(
    contactId: string,
    eventId: string,
    locationId: string,
    event: ContactEvent['event'],
    timestamp: number,
  ): Promise<string> {
    const key = Buffer.from(contactId)
    const partition = partitionOf(key, this.#platform.partitions)
    const codec = this.#platform.codecs.of('contact.events.v1')
    const value = codec.encode({ eventId, locationId, source: 'play', sentAt: 0, event })
    const topic = this.#platform.topic('contact.events.v1')
    const records = [{ key, value, timestamp }]
    const [receipt] = await this.#appender.append([{ topic, partition, records }])
    const offset = receipt?.baseOffset ?? -1
    await this.#states.settled(contactId, partition, offset)
    return `${partition}/${offset}`
  }

  /** All decisions of the app by the record they are about. */
  async #decisions(): Promise<ReadonlyMap<string, readonly Decision[]>> {
    const found = new Map<string, Decision[]>()
    const codec = this.#platform.codecs.of('handoff.decisions.v1')
    const topic = this.#platform.topic('handoff.decisions.v1')
    for (let partition = 0; partition < this.#platform.partitions; partition++) {
      await this.#platform.kafka.log.readToEnd({
        topic,
        partition,
        onBatch: ({ records }) => {
          for (const { value } of records) {
            if (!value) continue
            const decision = codec.decode(value)
            const place = `${decision.partition}/${decision.offset}`
            found.set(place, [...(found.get(place) ?? []), decision])
          }
        },
      })
    }
    return found
  }
}

const moveOf = (decisions: readonly Decision[]): string | null => {
  const moved = decisions.find(
    ({ verdict, owner, ownerAfter }) =>
      (verdict === 'handoff' || verdict === 'released') &&
      owner !== ownerAfter &&
      isBot(owner) &&
      isBot(ownerAfter),
  )
  return moved ? `${moved.owner}>${moved.ownerAfter}` : null
}

const played = ({ conversation, index }: Sent, decisions: readonly Decision[]): PlayedTurn => {
  const own = decisions.filter(decision => decision.slot === 0)
  const [decision] = own
  return {
    conversation: conversation.id,
    turn: index,
    at: conversation.turns[index]?.at ?? '',
    owner: decisions.at(-1)?.ownerAfter ?? '',
    handoff: moveOf(decisions),
    verdict: decision?.verdict.replaceAll('_', '-') ?? 'missing',
    refused: decision?.verdict === 'refused' ? decision.reason : null,
    decisionId: decision?.decisionId ?? '',
    decisions: own.length,
  }
}
