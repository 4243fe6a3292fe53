import type { RoutedMessage, StatedFact } from '@baton/domain'
import type { Policy } from '@baton/rules'
import { understand } from '@baton/understanding'
import type { Talk } from './talk.ts'

type Facts = Record<string, string>

const VALUE_MAX_CHARS = 160

const joined = (known: string | undefined, stated: string): string =>
  [...new Set([...(known ?? '').split(','), ...stated.split(',')].map(item => item.trim()))]
    .filter(item => item !== '')
    .sort()
    .join(',')

const take = (facts: Facts, { side, name, value }: StatedFact, policy: Policy): void => {
  const key = `${side}.${name}`
  if (value === '') {
    delete facts[key]
    return
  }
  for (const names of policy.context.interchangeable.filter(group => group.includes(name))) {
    for (const other of names) if (other !== name) delete facts[`${side}.${other}`]
  }
  const kept = policy.context.lists.includes(name) ? joined(facts[key], value) : value.trim()
  facts[key] = kept.slice(0, VALUE_MAX_CHARS)
}

/**
 * What a contact's log says up to a routed message, by `side.name`: every statement of the contact
 * as the reader reads it, and what the bots learned, the later over the earlier. A second fold
 * beside that of the rules, and a simpler one: it knows of no caps, and of no bot that contradicts
 * a contact.
 */
export const foldedFacts = (talk: Talk, routed: RoutedMessage, policy: Policy): Facts => {
  const facts: Facts = {}
  for (const { event, context, decisionIds } of talk.log) {
    const message = event['baton.MessageReceived']
    // While opted out, nothing that is said counts.
    if (message && !context.deaf) {
      for (const slot of understand(message.text, context).slots) take(facts, slot, policy)
    }
    for (const fact of event['baton.BotReplied']?.facts ?? []) take(facts, fact, policy)
    if (decisionIds.includes(routed.decisionId)) return facts
  }
  throw new Error(`no event of the talk routed ${routed.decisionId}`)
}
