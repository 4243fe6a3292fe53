import { blankReply, type ContactEvent, type ContactState, HUMAN } from '@baton/domain'
import type { Emission } from '../fold.ts'
import { foldEvent } from '../fold-event.ts'
import { nextDue } from '../state/initial.ts'
import type { Tables } from '../tables.ts'

const TOPIC = 'simulation.contact.events.v1'
/** Timers worked off before one message; far above what one contact can have running. */
const TIMERS_MAX = 10_000
/**
 * Rounds of replies and approvals to one event: a reply that asks nothing causes a release at most.
 */
const REPLIES_MAX = 16
/** Who approves. */
const BY = 'simulation'

type Branch = ContactEvent['event']

/**
 * One contact on a log of its own, under a clock that the caller advances. Each message routed to a
 * bot is answered at once by a reply that asks, requests and reports nothing, as in a play run
 * whose bots only acknowledge; a reply that is held for approval is approved at once, so that
 * nobody's silence makes a person take over.
 */
export class RecordedContact {
  readonly #contactId: string
  readonly #tables: Tables
  #offset = 0
  #state: ContactState | undefined

  constructor(contactId: string, tables: Tables) {
    this.#contactId = contactId
    this.#tables = tables
  }

  /** undefined until something was heard of the contact. */
  get state(): ContactState | undefined {
    return this.#state
  }

  /** Lets everything take effect that is due at or before `at`, at its own time. */
  advanceTo(at: number): void {
    for (let fired = 0; fired < TIMERS_MAX; fired++) {
      const dueAt = this.#state ? nextDue(this.#state) : undefined
      if (dueAt === undefined || dueAt > at) return
      this.append({ 'baton.TimerDue': { dueAt } }, dueAt, 'router')
    }
  }

  /** Decides one event and the replies to what it routes; all that was decided, in order. */
  append(event: Branch, at: number, source: string): Emission[] {
    const decided: Emission[] = []
    let waiting: Branch[] = [event]
    for (let round = 0; waiting.length > 0 && round < REPLIES_MAX; round++) {
      const emissions = waiting.flatMap(each => this.#fold(each, at, source))
      decided.push(...emissions)
      waiting = [...emissions.flatMap(repliesTo), ...approvalOf(this.#state)]
    }
    return decided
  }

  #fold(event: Branch, timestamp: number, source: string): readonly Emission[] {
    const place = { topic: TOPIC, partition: 0, offset: this.#offset++, timestamp }
    const record = { eventId: '', locationId: '', source, sentAt: 0, event }
    const { state, emissions } = foldEvent(
      this.#state,
      this.#contactId,
      record,
      place,
      this.#tables,
    )
    this.#state = state ?? undefined
    return emissions
  }
}

const repliesTo = ({ effects }: Emission): Branch[] =>
  effects.flatMap(effect => {
    if (effect.kind !== 'route' || effect.bot === HUMAN) return []
    const { message } = effect
    const reply = { ...blankReply(message), texts: ['ok'], routedAt: message.at }
    return [{ 'baton.BotReplied': reply }]
  })

/**
 * What is held is held for approval: only a message that a bot starts waits for daytime, and none
 * is started here.
 */
const approvalOf = (state: ContactState | undefined): Branch[] => {
  if (!state?.draft) return []
  const review = { decisionId: state.draft.decisionId, approved: true, by: BY, text: null }
  return [{ 'baton.ReplyReviewed': review }]
}
