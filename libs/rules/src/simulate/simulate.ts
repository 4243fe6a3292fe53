import { type Decision, type StatedFact, textMessage } from '@baton/domain'
import { ENGINE } from '../engine.ts'
import { explainDecision } from '../explain/explain.ts'
import type { Explanation } from '../explain/explanation.ts'
import type { Emission } from '../fold.ts'
import { readMessage } from '../intent/read.ts'
import { canonicalJson, contentHash } from '../policy/canonical.ts'
import { withOverrides } from '../policy/overrides.ts'
import type { Policy } from '../policy/policy.ts'
import { initialState } from '../state/initial.ts'
import type { Tables } from '../tables.ts'
import type { Conversation } from './conversation.ts'
import { flatFacts, sidesOf, withStated } from './flat-facts.ts'
import { RecordedContact } from './recorded-contact.ts'

/** What one message of the contact came to; owner, queued and facts are those after it. */
export interface SimulatedTurn {
  readonly conversation: string
  /** From 0. */
  readonly turn: number
  /** As the conversation has it. */
  readonly at: string
  readonly owner: string
  /** `lead>seller`, from bot to bot; null when the conversation stayed or went to a person. */
  readonly handoff: string | null
  /** With dashes. */
  readonly verdict: string
  /** The guard that refused a handoff. */
  readonly refused: string | null
  /** The bot whose part comes later. */
  readonly queued: string | null
  /** One value a name: the one stated last, on whichever side. */
  readonly facts: Readonly<Record<string, string>>
  readonly sides: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly explanation: Explanation
}

/** Nothing learned, everybody well: what a policy does by itself. */
const tablesFor = (policy: Policy): Tables => {
  const hash = contentHash(canonicalJson(policy))
  return {
    hash: `policy:${hash}`,
    engine: ENGINE,
    policyOf: () => ({ policy, hash }),
    learned: () => undefined,
    health: () => undefined,
  }
}

const moveOf = (emissions: readonly Emission[], policy: Policy): string | null => {
  const moved = emissions.find(
    ({ decision: { verdict, owner, ownerAfter } }) =>
      (verdict === 'handoff' || verdict === 'released') &&
      owner !== ownerAfter &&
      Object.hasOwn(policy.bots, owner) &&
      Object.hasOwn(policy.bots, ownerAfter),
  )
  return moved ? `${moved.decision.owner}>${moved.decision.ownerAfter}` : null
}

const refusalOf = ({ verdict, reason }: Decision): string | null =>
  verdict === 'refused' ? reason : null

/**
 * A conversation through understanding and rules, no broker and no bots: one result for each
 * message of the contact. Time is the conversation's own. POLICY_INVALID when the conversation
 * overrides what no policy has.
 */
export const simulate = (conversation: Conversation, shipped: Policy): SimulatedTurn[] => {
  const policy = conversation.policy ? withOverrides(shipped, conversation.policy) : shipped
  const { id } = conversation
  const contact = new RecordedContact(conversation.contactId ?? id, tablesFor(policy))
  let stated: ReadonlyMap<string, string> = new Map()
  const results: SimulatedTurn[] = []
  for (const [turn, { at, from, text }] of conversation.turns.entries()) {
    if (from !== 'contact') continue
    const time = Date.parse(at)
    contact.advanceTo(time)
    const before = contact.state ?? initialState(policy)
    const message = { ...textMessage(`${id}/${turn}`, text), conversationId: id }
    const said: readonly StatedFact[] = readMessage(message, before, policy).facts
    const emissions = contact.append({ 'baton.MessageReceived': message }, time, 'simulation')
    const { decision } = emissions.find(emission => emission.decision.slot === 0)!
    const state = contact.state ?? before
    if (!before.optedOut && !state.optedOut) stated = withStated(stated, said, policy)
    results.push({
      conversation: id,
      turn,
      at,
      owner: state.owner,
      handoff: moveOf(emissions, policy),
      verdict: decision.verdict.replaceAll('_', '-'),
      refused: refusalOf(decision),
      queued: state.queued?.target ?? null,
      facts: flatFacts(state.facts, stated, policy),
      sides: sidesOf(state.facts),
      explanation: explainDecision(decision, policy),
    })
  }
  return results
}
