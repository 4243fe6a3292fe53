// Method: the development conversations with a reader that makes no mistakes: what their labels say
// a message raises is given as scores from outside. What is tested are the rules: owners, handoffs
// and refusals have to be right on every turn.

import { readFileSync } from 'node:fs'
import { type IntentScore, textMessage } from '@baton/domain'
import { expect, test } from 'vitest'
import { Contact, MINUTE } from './testing/contact.ts'
import { plain, tablesOf } from './testing/policies.ts'

interface Turn {
  readonly at: string
  readonly text: string
  readonly expect: { owner: string; handoff: string | null; refused: string | null }
}

interface Conversation {
  readonly id: string
  readonly policy?: { readonly circularWindowMinutes: number }
  readonly turns: readonly Turn[]
}

const file = new URL('../../../test/data/conversations.jsonl', import.meta.url)
const conversations: Conversation[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

const clear = (intent: string): IntentScore => ({ intent, score: 9500 })

/** What the labels say that this message raises. */
const raisedBy = ({ expect: label }: Turn, owner: string): IntentScore[] => {
  if (label.handoff) return [clear(label.handoff.split('>')[1] ?? '')]
  if (label.refused && label.refused !== 'opted-out') {
    return [clear(owner === 'buyer' ? 'seller' : 'buyer')]
  }
  if (label.owner === 'human' && owner !== 'human') return [clear('human')]
  return label.owner === 'none' && owner !== 'none' ? [clear('optOut')] : []
}

const policyFor = ({ policy }: Conversation) => {
  const circularWindowMs = (policy?.circularWindowMinutes ?? 30) * MINUTE
  const silentReader = {
    buyer: { bot: 'buyer', phrases: [] },
    seller: { bot: 'seller', phrases: [] },
  }
  const unread = { ...plain, intents: silentReader, human: { ...plain.human, phrases: [] } }
  return { ...unread, guards: { ...plain.guards, circularWindowMs } }
}

test.each(conversations)('$id: owner, handoff and refusal of every turn', conversation => {
  const contact = new Contact(tablesOf({ policy: policyFor(conversation) }))
  const got = conversation.turns.map((turn, i) => {
    contact.at = Date.parse(turn.at)
    const intents = raisedBy(turn, contact.state?.owner ?? 'lead')
    const said = textMessage(`${i}`, turn.text)
    const decision = contact.happens({ 'baton.MessageReceived': { ...said, intents } })
    if ((contact.state?.pending.length ?? 0) > 0) contact.replies()
    const { verdict, reason, owner, ownerAfter } = decision
    return {
      owner: ownerAfter,
      handoff: verdict === 'handoff' ? `${owner}>${ownerAfter}` : null,
      refused: verdict === 'refused' ? reason : null,
    }
  })
  const wanted = conversation.turns.map(turn => turn.expect)
  expect(got).toEqual(wanted.map(({ owner, handoff, refused }) => ({ owner, handoff, refused })))
})
